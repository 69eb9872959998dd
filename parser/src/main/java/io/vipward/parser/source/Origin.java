package io.vipward.parser.source;

/**
 * Characters of one line of a file.
 *
 * @param offset of the first character in the file
 * @param length characters, at least 1
 */
record Origin(SourceFile file, int offset, int length) {
    Origin {
        length = Math.max(1, length);
    }

    int end() {
        return offset + length;
    }

    Position position() {
        return file.position(offset);
    }

    Span span() {
        int characters =
                file.text().codePointCount(offset, Math.min(end(), file.text().length()));
        return new Span(position(), characters, file.lineAt(offset));
    }
}
