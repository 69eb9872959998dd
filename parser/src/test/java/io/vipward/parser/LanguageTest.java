package io.vipward.parser;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The language below its keywords, row by row: what a text means, and the exit code of its test. */
class LanguageTest {
    private static void check(String row, String text, String expected, int exitCode) {
        LanguageRow.check(row, text, expected, exitCode);
    }

    /** Braces and statements: section 5 of the notes on the language. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "no blank around a brace        | global_defs{router_id x}                       | routerId = x          | 0",
                "brace on a later line          | global_defs%%# c%{%router_id x%}               | routerId = x          | 0",
                "text behind a brace            | global_defs { router_id x%} vrrp_script s {%script /x%}| routerId = x | 0",
                "brace at the end of a line     | VI{ priority 77 }                              | priority = 77         | 0",
                "no separator of statements     | VI{ authentication { auth_type PASS auth_pass 1111 }%}| !type = PASS    | 5",
                "one entry on one line          | VI{ virtual_ipaddress { 10.0.0.1 }%}           | address = 10.0.0.1    | 0",
                "two entries on one line are one| VI{ virtual_ipaddress { 10.0.0.1 10.0.0.2 }%}  | address = 10.0.0.1;!address = 10.0.0.2| 5",
                "words of a word list           | G{ notification_email { a@b c@d%e@f }%}        | [a@b, c@d, e@f]       | 0",
                "words of a sync group          | VI{ }%VI6{ }%vrrp_sync_group G {%group { VI_1 VI_6 }%}| [VI_1, VI_6]        | 0",
                "entries of other blocks        | VI{ track_interface { eth1 weight 5 }%}        | name = eth1; value = 5 | 0",
                "entry of track_script          | SC{ }%VI{ track_script { s weight 5 }%}        | name = s%            | 0",
                "two entries on one line, script| SC{ }%VI{ track_script { s t }%}               | !name = t%           | 5",
                "brace on the line of a keyword | VI{ virtual_ipaddress{10.0.0.1}}               | address = 10.0.0.1%   | 0",
                "braces of an unknown reference | VI{ priority 77%debug ${NO}%advert_int 2%}     | priority = 77; advertNanos = 2000000000 | 5",
                "quoted unknown reference       | G{ router_id \"${NO}\" }                       | routerId = ${NO}      | 0",
                "reference before a brace       | $A=x%global_defs$A{%router_id y%}              | !routerId = y       | 5",
            })
    void bracesAndStatements(String row, String text, String expected, int exitCode) {
        check(row, text, expected, exitCode);
    }

    /** Keywords and structural errors: section 5.1. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "unknown keyword                | VI{ frobnicate 1%priority 77%}                 | priority = 77         | 5",
                "unknown block, skipped whole   | VI{ frob { a%b { }%}%priority 77%}             | priority = 77         | 5",
                "one } too many                 | VI{ }%}%G{ router_id x }                       | routerId = x; name = VI_1 | 5",
                "{ missing                      | vrrp_instance V%interface eth0%virtual_router_id 5%virtual_ipaddress {%10.0.0.1%}%}| vrid = 5 | 5",
                "} missing at the end           | VI{ priority 77                                | priority = 77         | 5",
                "mandatory argument missing     | VI{ interface%}                                | nothing runs          | 2",
                "keyword of another block       | G{ interface eth0 }                            | !routerId = eth0       | 5",
                "keywords have a case           | VI{ Priority 77%}                              | priority = 100        | 5",
                "values have a case             | VS{ lb_algo RR%RS{%}%}                         | !scheduler = RR       | 5",
                "but not protocol               | virtual_server 10.0.0.100 80 {%lb_algo rr%lb_kind NAT%protocol udp%RS{%}%}| protocol = UDP | 0",
                "nor the type of a DNS_CHECK    | VS{ RS{ DNS_CHECK {%type mx%}%}%}              | type = MX%           | 0",
                "nor vrrp_rx_bufs_policy        | G{ vrrp_rx_bufs_policy mtu%}                   | !receive = DEFAULT    | 0",
                "further words of a scalar      | VI{ priority 77 88 99%}                        | priority = 77         | 0",
            })
    void keywordsAndStructure(String row, String text, String expected, int exitCode) {
        check(row, text, expected, exitCode);
    }

    /** What is written twice: section 5.2. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "scalar: the last               | VI{ priority 77%priority 78%}                  | priority = 78         | 0",
                "state: MASTER stays            | VI{ state MASTER%state BACKUP%}                | initialState = MASTER | 5",
                "state: MASTER wins             | VI{ state BACKUP%state MASTER%}                | initialState = MASTER | 0",
                "global_defs: merged            | G{ router_id x }%G{ notification_email { a@b }%}%G{ router_id y }| routerId = y; [a@b] | 0",
                "vrrp_instance: the first       | VI{ priority 77 }%vrrp_instance VI_1 {%interface eth1%virtual_router_id 9%}| vrid = 51;!vrid = 9 | 5",
                "vrrp_script: the first is found| vrrp_script s {%script /a%}%vrrp_script s {%script /b%}%VI{ track_script {%s%}%}| name = s | 0",
                "string of a real server        | VS{ RS{ virtualhost a%virtualhost b%}%}        | virtualHost = b; !virtualHost = a | 5",
                "string of a url                | VS{ RS{ HTTP_GET {%url {%path /a%path /b%status_code 200%}%}%}%}| path = /b; !path = /a | 5",
                "notify: the first              | VI{ notify /bin/a%notify /bin/b%}              | [/bin/a]; ![/bin/b]   | 5",
                "quorum_up: the first           | VS{ quorum_up /bin/a%quorum_up /bin/b%RS{%}%}  | [/bin/a]; ![/bin/b]   | 5",
                "startup_script: the first      | G{ startup_script /bin/a%startup_script /bin/b%}| [/bin/a]; ![/bin/b]  | 5",
                "notify_fifo: the first         | G{ notify_fifo /a%notify_fifo /b%}             | /a; !/b               | 5",
                "vrrp_sync_group: the first     | VI{ }%VI6{ }%vrrp_sync_group G {%group { VI_1 VI_6 }%}%vrrp_sync_group G {%group { VI_1 }%global_tracking%}| [VI_1, VI_6] | 5",
                "track_group: the first         | VI{ }%track_group T {%group { VI_1 }%}%track_group T {%group { VI_2 }%}| name = VI_1; !VI_2 | 5",
                "group: the first               | VI{ }%VI6{ }%vrrp_sync_group G {%group { VI_1 VI_6 }%group { VI_1 }%}| [VI_1, VI_6] | 5",
                "track_file: the first is found | track_file f {%file /a%}%track_file f {%file /b%}%VI{ track_file {%f weight 1%}%}| name = f | 0",
                "track_process: likewise        | vrrp_track_process p {%process a%}%vrrp_track_process p {%process b%}%VI{ track_process {%p%}%}| name = p | 0",
                "entry blocks: all              | VI{ virtual_ipaddress {%10.0.0.5%}%}           | address = 10.0.0.100; address = 10.0.0.5 | 0",
                "address: once                  | VI{ virtual_ipaddress {%10.0.0.100/24%}%}      | address = 10.0.0.100  | 5",
                "tracked interface: once        | VI{ track_interface {%eth1%eth1%}%}            | name = VI_1  | 5",
                "tracked script: once           | SC{ }%VI{ track_script {%s%s%}%}               | name = VI_1           | 5",
                "tracked file: once             | track_file f {%file /a%}%VI{ track_file {%f weight 1%f weight 1%}%}| name = VI_1 | 5",
                "tracked process: once          | vrrp_track_process p {%process a%}%VI{ track_process {%p%p%}%}| name = VI_1 | 5",
                "tracked BFD session: once      | bfd_instance b {%neighbor_ip 10.0.0.9%}%VI{ track_bfd {%b%b%}%}| name = VI_1 | 5",
                "real server: once              | virtual_server 10.0.0.1 80 {%lb_algo rr%lb_kind NAT%protocol TCP%real_server 10.0.0.2 80 {%}%real_server 10.0.0.2 80 {%}%}| 10.0.0.2 | 5",
            })
    void duplicates(String row, String text, String expected, int exitCode) {
        check(row, text, expected, exitCode);
    }

    /** Names of blocks: section 5.3. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "no name                        | vrrp_instance {%interface eth0%}%G{ router_id x }       | routerId = x; !eth0 | 5",
                "two words                      | vrrp_instance VI 1 {%interface eth0%}%G{ router_id x }  | routerId = x; !eth0 | 5",
                "remark behind the name         | vrrp_instance V //c%{%interface eth0%virtual_router_id 5%virtual_ipaddress { 10.0.0.1 }%}| name = V | 5",
                "two words in quotes            | vrrp_instance \"VI 1\" {%interface eth0%virtual_router_id 5%virtual_ipaddress { 10.0.0.1 }%}| name = VI 1 | 0",
                "further words of a script      | vrrp_script s t u {%script /a%}%VI{ track_script {%s%}%}| name = s            | 0",
                "further words of others        | track_file f t {%file /a%}%vrrp_track_process p t {%process a%}%VI{ track_file {%f%}%track_process {%p%}%}| name = f; name = p | 0",
                "further words of a service     | virtual_server 10.0.0.100 80 t {%lb_algo rr%lb_kind NAT%protocol TCP%real_server 10.0.0.11 80 t {%}%}| 10.0.0.11 | 0",
                "further words of a group       | virtual_server_group g t {%10.0.0.5 80%}%bfd_instance b t {%neighbor_ip 10.0.0.9%}| name = g; name = b | 0",
                "sync group of two names        | VI{ }%vrrp_sync_group G H {%group { VI_1 }%}   | syncGroups = []       | 5",
                "track group without a name     | VI{ }%track_group {%group { VI_1 }%}           | statics = NONE        | 5",
            })
    void namesOfBlocks(String row, String text, String expected, int exitCode) {
        check(row, text, expected, exitCode);
    }

    /** The vectors of section 12 that no other test has. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "1: quote ends a word           | G{ router_id \"a b\"c }                        | routerId = a b%      | 0",
                "2: escaped comment sign        | G{ router_id a\\#b }                           | routerId = a#b        | 0",
                "3: single quotes are characters| G{ router_id 'a b' }                           | routerId = 'a%       | 0",
                "17: time with a unit           | VI{ preempt_delay 5s%}                         | delayNanos = 5000000000 | 5",
                "18: brace ends a line          | VI{ advert_int 2 }                             | advertNanos = 2000000000 | 0",
                "23: CRLF                       | global_defs {\\r%router_id x\\r%}\\r%             | routerId = x%        | 0",
                "26: unknown block              | VI{ unknown_block { a b }%priority 77%}        | priority = 77         | 5",
                "27: state of another case      | VI{ state Master%}                             | initialState = BACKUP | 5",
                "28: argument of a flag         | VI{ nopreempt yes%}                            | preempt = false       | 0",
                "29: boolean of another case    | VI{ smtp_alert True%}                          | name = VI_1           | 5",
                "30: argument missing           | VI{ interface%}                                | nothing runs          | 2",
            })
    void vectors(String row, String text, String expected, int exitCode) {
        check(row, text, expected, exitCode);
    }
}
