/** Tables in the forms of {@code ipvsadm}: to be read by people, and to be saved and restored. Pure. */
@NullMarked
package io.vipward.ipvs.text;

import org.jspecify.annotations.NullMarked;
