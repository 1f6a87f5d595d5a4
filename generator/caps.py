"""How much of anything a stranger may send is looked at.

Owns these numbers, and nothing of what is done beyond them: whoever asks for one says that.
docs/caps.md tells an archivist of each, in this order.
"""

MIB = 1 << 20

# Time, in seconds of this process's own work. Whatever is bounded by its size takes far less. A
# text has one more for every so many characters.
TEXT_SECONDS_MAX = 10
TEXT_CHARS_A_SECOND = 20_000
CODE_SECONDS_MAX = 2
ITEM_SECONDS_MAX = 600
STUCK_SECONDS_MAX = 60
ENDED_PROCESSES_MAX = 20

# Files, and what is packed in them. The dumps of Reddit need a window of 2 GiB. Packing makes texts
# ten times smaller; what is 200 times larger than its file was made to hurt.
FILE_BYTES_MAX = 64 * MIB
ZSTD_WINDOW_BYTES_MAX = 2048 * MIB
PACKED_RATIO_MAX = 200
PACKED_BYTES_FREE = 256 * MIB
SVG_BYTES_MAX = 2_000_000

# What an author writes. Of a text longer than any is, by whomever, the beginning is kept.
TEXT_CHARS_MAX = 8 * MIB
ARTICLE_CHARS_MAX = 4 * MIB
HEAD_DEPTH_MAX = 1000
EDTF_CHARS_MAX = 60
OLD_ADDRESSES_MAX = 100
OLD_PATH_BYTES_MAX = 900
NAME_BYTES_MAX = 200
ARTICLE_CODE_CHARS_MAX = 16_000
CELL_CHARS_MAX = MIB

# What a stranger writes: comments, and the HTML of both. A fragment beyond is not parsed at all.
COMMENT_CHARS_MAX = 64 * 1024
COMMENT_CODE_CHARS_MAX = 4_000
AUTHOR_CHARS_MAX = 200
ADDRESS_CHARS_MAX = 2000
HTML_BYTES_MAX = 1_000_000
HTML_TAGS_MAX = 100_000
VALUE_CHARS_MAX = 500
CELL_SPAN_MAX = 100
BODY_DEPTH_MAX = 60
# Inlines cut by a block begin again: a few unclosed ones would multiply every paragraph.
REOPENED_MAX = 1000

# Notes, and where they belong.
NOTE_PARTS_MAX = 100
NOTE_TARGETS_MAX = 50
NOTE_TAGS_MAX = 50
NOTE_STATED_MAX = 20
PASSAGE_CHARS_MAX = 2_000
PASSAGE_PLACES_MAX = 200
SELECTOR_DEPTH_MAX = 20
SELECTOR_CHARS_MAX = 400
SELECTOR_STEPS_MAX = 20

# Saved pages. A tool that saves one whole puts pictures into it, so its bytes say little: time and
# memory go by elements and attributes. As deep as in browsers.
PAGE_BYTES_MAX = 100_000_000
PAGE_ELEMENTS_MAX = 250_000
PAGE_DEPTH_MAX = 512
PAGE_REMARKS_MAX = 100
PAGE_NODES_MAX = 100_000
ATTRIBUTES_MAX = 1000

# Exports.
FAULTS_MAX = 100
JSON_VALUE_BYTES_MAX = 256 * MIB
ROW_BYTES_MAX = MIB
TEI_LINE_CHARS_MAX = 10_000
XML_RECORD_CHARS_MAX = 32 * MIB
XML_PIECE_CHARS_MAX = 4 * MIB
WARC_RECORD_BYTES_MAX = 50 * MIB
WARC_HEAD_BYTES_MAX = MIB
WARC_JUNK_LINES_MAX = 1_000_000

# Letters. Of a long field the beginning and the end are kept: of `References` both matter.
LETTER_BYTES_MAX = 16 * MIB
MAIL_HEAD_BYTES_MAX = 256 * 1024
MAIL_FIELD_BYTES_MAX = 8 * 1024
MAIL_ID_CHARS_MAX = 250
MAIL_IDS_MAX = 100
MAIL_DATE_CHARS_MAX = 100
MAIL_PARTS_MAX = 100
MAIL_DEPTH_MAX = 20
MAIL_BOUNDARY_CHARS_MAX = 200
# Longer than a comment may be as HTML.
MAIL_HTML_CHARS_MAX = 60_000
MAIL_QUOTES_MAX = 20
