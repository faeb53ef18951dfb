/* SPDX-License-Identifier: MIT
 *
 * Encodings of text: what is decided for samples in many encodings, short and long, mixed and damaged; and what is told of odd
 * characters. Takes nothing. Gives TAP lines. Owns an arena.
 *
 * The samples are written here as they read, and encoded by iconv: so no expectation comes from the code under test.
 */
#include "read_help.h"

#include <iconv.h>

/* `text`, encoded. */
static Text in(const char *encoding, Text text) {
  iconv_t converter = iconv_open(encoding, "UTF-8");
  assert_true(converter != (iconv_t)-1);
  size_t left = text.len, room = 4 * text.len + 16, free = room;
  char *from = (char *)text.at, *out = arena_alloc(arena, room), *to = out;
  if (iconv(converter, &from, &left, &to, &free) == (size_t)-1) fail_msg("%s: %.*s", encoding, TEXT_ARG(text));
  iconv(converter, NULL, NULL, &to, &free);
  iconv_close(converter);
  return (Text){out, room - free};
}

static const char *decided(Text bytes, TextEncoding given, Text *utf8) {
  forget_diags();
  *utf8 = TEXT_NONE;
  if (!read_decode(bytes, given, TEXT("a"), arena, diags, utf8)) return "none";
  for (size_t i = 0; i < diags->all.len; i++)
    if (diags->all.at[i].code == DIAG_TEXT_DECODED) return text_cstr(arena, diags->all.at[i].arg[0]);
  return "UTF-8";
}

#define HANS_LONG \
  "为深入学习贯彻会议精神，支部于七月五日召开党员大会，应到四十三人，实到四十一人。会议由书记主持，讨论了整改方案。"
#define HANT_LONG "為提升社區服務品質，本會於七月五日召開會員大會，應到四十三人，實到四十一人。會議由主席主持，討論了改善方案。"

typedef struct Sample {
  const char *text, *encoding, *expected;
} Sample;

static const Sample samples[] = {
    /* plain, and UTF-8 */
    {"", "UTF-8", "UTF-8"},
    {"plain ASCII\n", "UTF-8", "UTF-8"},
    {"一", "UTF-8", "UTF-8"},
    {"会议", "UTF-8", "UTF-8"},
    {HANS_LONG, "UTF-8", "UTF-8"},
    {HANT_LONG, "UTF-8", "UTF-8"},
    {"café, naïve, Ärzte", "UTF-8", "UTF-8"},
    {"Привет, мир", "UTF-8", "UTF-8"},
    {"дом", "UTF-8", "UTF-8"},
    {"Σχέδιο", "UTF-8", "UTF-8"},
    {"ˈfəʊni", "UTF-8", "UTF-8"},
    {"fac̡ade", "UTF-8", "UTF-8"}, /* a mark that is put on a letter is none of GBK */
    {"шалом שלום", "UTF-8", "UTF-8"},
    /* bytes that are UTF-8 by chance */
    {"学习", "GBK", "GB18030"},
    {"2017.3.2 学习", "GBK", "GB18030"},
    {"小学", "GBK", "GB18030"},
    {"ひらがな", "UTF-8", "UTF-8"},
    {"𠮷野家 😀", "UTF-8", "UTF-8"},
    /* GB18030 and what it holds */
    {"会议", "GBK", "GB18030"},
    {"计划", "GBK", "GB18030"},
    {"总结", "GBK", "GB18030"},
    {"名单", "GBK", "GB18030"},
    {"会议记录", "GBK", "GB18030"},
    {"工作计划", "GBK", "GB18030"},
    {"党员大会", "GBK", "GB18030"},
    {"联通", "GBK", "GB18030"},
    {"整改台账", "GBK", "GB18030"},
    {"学习教育工作计划", "GBK", "GB18030"},
    {"支部委员会会议记录", "GBK", "GB18030"},
    {"2017年7月5日", "GBK", "GB18030"},
    {"id,name,class\nu1,第一支部,支部\nu2,第二支部,支部\n", "GBK", "GB18030"},
    {"unit,item,part,each,value,remark,date,by\nu1,JX-1,,,2,符合实际,2017-07-05,考核组\n", "GBK", "GB18030"},
    {"title: 工作计划\npack: jx\n", "GBK", "GB18030"},
    {"# Plan\n\nThe word 计划 stands in English text, 一次.\n", "GBK", "GB18030"},
    {"A类：优秀；B类：良好。", "GBK", "GB18030"},
    {"（一）", "GBK", "GB18030"},
    {"是", "GBK", "GB18030"},
    {"、。", "GBK", "GB18030"},
    {"├─第一组\n└─第二组\n", "GBK", "GB18030"},
    {HANS_LONG, "GBK", "GB18030"},
    {HANS_LONG HANS_LONG HANS_LONG, "GB18030", "GB18030"},
    {"四字节字符：㐂、𠮷，其余常用。", "GB18030", "GB18030"},
    {"繁體字：會議記錄，黨員大會，實到人數。", "GBK", "none"}, /* mostly uncommon in GB 2312: no guess */
    /* Big5 */
    {"會議", "BIG5", "Big5"},
    {"會議紀錄", "BIG5", "Big5"},
    {"工作計畫", "BIG5", "Big5"},
    {"社區服務", "BIG5", "Big5"},
    {"會員大會", "BIG5", "Big5"},
    {"改善方案報告", "BIG5", "Big5"},
    {"民國106年7月5日", "BIG5", "Big5"},
    {"編號,名稱\n1,第一分會\n2,第二分會\n", "BIG5", "Big5"},
    {"The word 計畫 stands in English text, 一次.", "BIG5", "Big5"},
    {HANT_LONG, "BIG5", "Big5"},
    {HANT_LONG HANT_LONG HANT_LONG, "BIG5-HKSCS", "Big5"},
    {"香港字：嘅、咗、喺，其餘都係常用字，會議紀錄。", "BIG5-HKSCS", "Big5"},
    /* UTF-16, with a mark (U+FEFF) and where it is plain */
    {"\xEF\xBB\xBF"
     "a",
     "UTF-16LE", "UTF-16LE"},
    {"\xEF\xBB\xBF"
     "a",
     "UTF-16BE", "UTF-16BE"},
    {"\xEF\xBB\xBF" HANS_LONG, "UTF-16LE", "UTF-16LE"},
    {"\xEF\xBB\xBF"
     "𠮷",
     "UTF-16BE", "UTF-16BE"},
    {"plain ASCII\n", "UTF-16LE", "UTF-16LE"},
    {"plain ASCII\n", "UTF-16BE", "UTF-16BE"},
    {"会议记录\n", "UTF-16LE", "UTF-16LE"},
    {"会议记录\n", "UTF-16BE", "UTF-16BE"},
    {HANS_LONG, "UTF-16LE", "UTF-16LE"}, /* no zero byte in it */
    {HANS_LONG, "UTF-16BE", "UTF-16BE"},
    {HANT_LONG, "UTF-16LE", "UTF-16LE"},
    {HANT_LONG "\n", "UTF-16BE", "UTF-16BE"},
    /* what is none of these: no guess */
    {"café crème", "ISO-8859-1", "none"},
    {"Ärzte in Köln", "ISO-8859-1", "none"},
    {"Änderung", "ISO-8859-1", "none"},
    {"naïve résumé", "ISO-8859-1", "none"},
    {"El niño está aquí. ¿Qué?", "ISO-8859-1", "none"},
    {"Ünï", "ISO-8859-1", "none"},
    {"5 °C ± 2 µm", "ISO-8859-1", "none"},
    {"© 2017", "ISO-8859-1", "none"},
    {"Привет, мир, это проверка", "CP1251", "none"},
    {"これはテストです。", "SHIFT_JIS", "none"},
    {"a", "UTF-32LE", "none"},
    /* the limits of the rule: taken for Chinese, and told */
    {"Привет, мир", "KOI8-R", "GB18030"},
    {"これはテストです。ひらがなとカタカナ。", "EUC-JP", "Big5"},
};

static void test_samples(void **state) {
  (void)state;
  assert_true(COUNT(samples) >= 60);
  bool good = true;
  for (size_t i = 0; i < COUNT(samples); i++) {
    const Sample *row = &samples[i];
    Text text = text_of(row->text), utf8, bytes = in(row->encoding, text);
    if (text_is(text_of(row->encoding), "UTF-32LE")) bytes = TEXT("\xFF\xFE\0\0a\0\0\0");
    const char *got = decided(bytes, ENCODING_ANY, &utf8);
    bool wrong = strcmp(got, row->expected) != 0, limit = i + 2 >= COUNT(samples);
    if (!wrong && !limit && strcmp(got, "none")) {
      if (text_starts(text, TEXT("\xEF\xBB\xBF"))) text = text_slice(text, 3, text.len);
      wrong = !text_equal(utf8, text);
    }
    if (wrong) print_error("row %zu (%s): %s, expected %s: %.*s\n", i, row->encoding, got, row->expected, TEXT_ARG(utf8));
    good = good && !wrong;
  }
  assert_true(good);
}

/* Damaged at the end: what is whole is read, and the damage told. */
static void test_cut(void **state) {
  (void)state;
  static const struct {
    const char *text, *encoding;
    size_t cut; /* bytes */
    const char *expected, *left, *diags;
  } row[] = {
      {"会议记录", "UTF-8", 1, "UTF-8", "会议记", "text-cut:0"},
      {"会议记录", "UTF-8", 2, "UTF-8", "会议记", "text-cut:0"},
      {"会议记录", "UTF-8", 3, "UTF-8", "会议记", ""},
      {"ab会", "UTF-8", 1, "none", "", "text-undecodable:0(2)"}, /* two bytes could be anything */
      {"会议记录", "GBK", 1, "GB18030", "会议记", "text-decoded:0(GB18030) text-cut:0"},
      {"会议𠮷", "GB18030", 1, "GB18030", "会议", "text-decoded:0(GB18030) text-cut:0"},
      {"会议𠮷", "GB18030", 2, "GB18030", "会议", "text-decoded:0(GB18030) text-cut:0"},
      {"會議紀錄", "BIG5", 1, "Big5", "會議紀", "text-decoded:0(Big5) text-cut:0"},
      {"\xEF\xBB\xBF会议", "UTF-16LE", 1, "UTF-16LE", "会", "text-decoded:0(UTF-16LE) text-cut:0"},
      {"\xEF\xBB\xBF𠮷", "UTF-16LE", 2, "none", "", "text-undecodable:0(0)"},
  };
  for (size_t i = 0; i < COUNT(row); i++) {
    Text utf8, bytes = in(row[i].encoding, text_of(row[i].text));
    const char *got = decided(text_slice(bytes, 0, bytes.len - row[i].cut), ENCODING_ANY, &utf8);
    if (strcmp(got, row[i].expected)) print_error("row %zu: %s\n", i, got);
    check_text(utf8, row[i].left);
    check_text(show_diags(), row[i].diags);
  }
}

/* What the settings say counts for what has no mark and is not UTF-8. */
static void test_given(void **state) {
  (void)state;
  static const struct {
    const char *text, *encoding;
    TextEncoding given;
    const char *left, *diags;
  } row[] = {
      {"会议", "GBK", ENCODING_GB18030, "会议", ""},
      {"繁體字：會議記錄，黨員大會", "GBK", ENCODING_GB18030, "繁體字：會議記錄，黨員大會", ""},
      {"A类", "GBK", ENCODING_GB18030, "A类", ""},
      {"會議", "BIG5", ENCODING_BIG5, "會議", ""},
      {"会议", "UTF-8", ENCODING_GB18030, "会议", ""},
      {"café", "UTF-8", ENCODING_BIG5, "café", ""},
      {"\xEF\xBB\xBF会议", "UTF-8", ENCODING_GB18030, "会议", ""},
      {"\xEF\xBB\xBF会议", "UTF-16LE", ENCODING_GB18030, "会议", "text-decoded:0(UTF-16LE)"},
      {"会议", "UTF-16BE", ENCODING_UTF16BE, "会议", ""},
      {"会议", "GBK", ENCODING_UTF8, "", "text-undecodable:0(0)"},
      {"\xC3\xBF", "ISO-8859-1", ENCODING_GB18030, "", "text-undecodable:0(0)"},
      {"会议记录", "GBK", ENCODING_UTF16LE, NULL, ""}, /* believed, as it was asked for */
  };
  for (size_t i = 0; i < COUNT(row); i++) {
    Text utf8;
    decided(in(row[i].encoding, text_of(row[i].text)), row[i].given, &utf8);
    if (row[i].left) check_text(utf8, row[i].left);
    check_text(show_diags(), row[i].diags);
  }
  Text utf8; /* valid UTF-8 by chance, of letters that nobody writes, unless the settings say that it is; and of usual letters */
  check_text(text_of(decided(TEXT("\xCD\xA8\xD6\xAA"), ENCODING_ANY, &utf8)), "GB18030");
  check_text(utf8, "通知");
  check_text(text_of(decided(TEXT("\xCD\xA8\xD6\xAA"), ENCODING_UTF8, &utf8)), "UTF-8");
  Paper paper; /* papers are decoded once: what the settings say holds to the end */
  read_paper_as(TEXT("\xCD\xA8\xD6\xAA"), TEXT("a.txt"), TEXT("a.txt"), ENCODING_UTF8, arena, diags, &paper);
  check_text(paper.text, "\xCD\xA8\xD6\xAA");
  read_paper_as(TEXT("\xCD\xA8\xD6\xAA"), TEXT("a.txt"), TEXT("a.txt"), ENCODING_ANY, arena, diags, &paper);
  check_text(paper.text, "通知");
  check_text(text_of(decided(TEXT("\xD0\xB4"), ENCODING_ANY, &utf8)), "UTF-8");
  decided(TEXT("\xD0\xB4"), ENCODING_GB18030, &utf8);
  check_text(utf8, "写");
}

/* What iconv takes or keeps back. */
static void test_iconv(void **state) {
  (void)state;
  static const struct {
    const char *bytes, *text;
  } gb[] = {
      {"\xA6\xD9\xBB\xE1", "︐会"}, /* private use in libraries of 2000 and 2005 */
      {"\xFE\x59\xBB\xE1", "龴会"}, /* the same, of 2000 */
      {"\xBC\xDB\x80\x35", "价€5"}, /* the euro sign of Windows */
      {"\xA2\xE3\xBB\xE1", "€会"}, /* the euro sign of the standard */
      {"\x90\x30\x81\x30\xBB\xE1", "\xF0\x90\x80\x80会"},
  };
  Text utf8;
  for (size_t i = 0; i < COUNT(gb); i++) {
    decided(text_of(gb[i].bytes), ENCODING_GB18030, &utf8);
    check_text(utf8, gb[i].text);
  }
  decided(TEXT("\xB7\x7C\x88\x66"), ENCODING_BIG5, &utf8); /* the last one is kept back, in case a mark follows */
  check_text(utf8, "會Ê");
  decided(TEXT("\xB7\x7C\x88\x62"), ENCODING_BIG5, &utf8); /* two characters in one code */
  check_text(utf8, "會Ê̄");
  check_text(text_of(decided(TEXT("\xFF\xFF"), ENCODING_GB18030, &utf8)), "none");
  check_text(text_of(decided(TEXT("\x81\x30\x81"), ENCODING_GB18030, &utf8)), "UTF-8");
  check_text(utf8, "");
}

static void test_names(void **state) {
  (void)state;
  static const struct {
    const char *name;
    bool known;
    TextEncoding encoding;
  } row[] = {
      {"utf-8", true, ENCODING_UTF8},      {"UTF8", true, ENCODING_UTF8},        {"gbk", true, ENCODING_GB18030},
      {"GB2312", true, ENCODING_GB18030},  {"cp936", true, ENCODING_GB18030},    {"Big5", true, ENCODING_BIG5},
      {"big5-hkscs", true, ENCODING_BIG5}, {"utf-16le", true, ENCODING_UTF16LE}, {"UTF-16BE", true, ENCODING_UTF16BE},
      {"utf-7", false, ENCODING_ANY},      {"hz-gb-2312", false, ENCODING_ANY},  {"", false, ENCODING_ANY},
      {"x-utf-8", false, ENCODING_ANY},    {"EBCDIC-US", false, ENCODING_ANY},   {"iso-2022-cn", false, ENCODING_ANY},
  };
  for (size_t i = 0; i < COUNT(row); i++) {
    TextEncoding encoding = ENCODING_ANY;
    if (encoding_parse(text_of(row[i].name), &encoding) != row[i].known || encoding != row[i].encoding)
      fail_msg("%s", row[i].name);
  }
  check_text(text_of(encoding_name(ENCODING_GB18030)), "GB18030");
  check_text(text_of(encoding_name(ENCODING_ANY)), "");
}

static Paper paper_at(const char *path, Text bytes) {
  Paper paper;
  forget_diags();
  read_paper(bytes, text_of(path), text_of(path), arena, diags, &paper);
  return paper;
}

/* Each kind once a file, at the line where it stands first in the file as it is. */
static void test_characters(void **state) {
  (void)state;
  static const struct {
    Text bytes;
    const char *text, *diags;
  } row[] = {
      {TEXT("a\r\nb\rc\n"), "a\nb\nc", ""},
      {TEXT("a\n\0b\0"), "a\nb", "text-nul:2(2)"},
      {TEXT("a\n\n\x01"
            "b\x7F\xC2\x9F"),
       "a\nb", "text-control:3(3)"},
      {TEXT("a\x0C"
            "b"),
       "ab", "text-control:1(1)"},
      {TEXT("a\r\rb\xE2\x80\xAE"
            "c\xE2\x80\x8E\xE2\x80\x8F\xE2\x81\xA9\xD8\x9C"),
       "a\nbc", "text-direction:3(5)"},
      {TEXT("\xEF\xBB\xBF"
            "a\n\xEF\xBB\xBF"
            "b\xE2\x80\x8B"
            "c\xE2\x81\xA0"),
       "a\nbc", "text-invisible:2(3)"},
      {TEXT("a\xEF\xBF\xBE"
            "b\xEF\xB7\x90\xF0\x9F\xBF\xBF"),
       "ab", "text-noncharacter:1(3)"},
      {TEXT("a\xEE\x80\x80\xF3\xB0\x80\x80"), "a\xEE\x80\x80\xF3\xB0\x80\x80", "text-private:1(2)"},
      {TEXT("a\xE2\x80\x8D\xE2\x80\x8C"
            "b"),
       "a\xE2\x80\x8D\xE2\x80\x8C"
       "b",
       ""}, /* joiners that scripts need */
      {TEXT("\xF3\xA0\x81\x81"
            "a\xEF\xBF\xBA"),
       "a", "text-invisible:1(2)"},
      {TEXT("\x01\xE2\x80\xAE\0"), "", "text-control:1(1) text-nul:1(1) text-direction:1(1)"},
  };
  for (size_t i = 0; i < COUNT(row); i++) {
    Paper paper = paper_at("a.txt", row[i].bytes);
    check_text(paper.text, row[i].text);
    check_text(show_diags(), row[i].diags);
  }
}

static Text gbk(const char *text) {
  return in("GBK", text_of(text));
}

static void test_papers(void **state) {
  (void)state;
  Paper paper = paper_at("a.md", gbk("---\nkind: 会议\n---\n# 党员大会\r\n\r\n应到 43 人。\r\n"));
  check_text(paper.title, "党员大会");
  check_text(value_text(paper.front, "kind"), "会议");
  assert_int_equal(paper.doc->last->line, 6);
  assert_int_equal(paper.words, 8);
  check_text(show_diags(), "text-decoded:0(GB18030)");
  paper = paper_at("README", gbk("会议记录，应到 43 人。"));
  assert_int_equal(paper.format, PAPER_TEXT);
  check_text(paper.text, "会议记录，应到 43 人。");
  paper = paper_at("data", TEXT("\x89\x50\xFF\xFE\x00\x01\x02\x03"));
  assert_int_equal(paper.format, PAPER_ATTACHMENT);
  paper = paper_at("a.md", TEXT("caf\xE9 x"));
  assert_true(!paper.doc && !paper.text_readable && !paper.empty);
  check_text(show_diags(), "text-undecodable:0(3)");
  read_paper_as(gbk("A类"), TEXT("a.md"), TEXT("a.md"), ENCODING_GB18030, arena, diags, &paper);
  check_text(paper.text, "A类");
  CsvTable table;
  forget_diags();
  assert_true(read_csv(gbk("单位,名称\nu1,第一支部\n"), TEXT("a.csv"), arena, diags, &table));
  check_text(table.rows.at[0].cells.at[1], "第一支部");
  assert_true(read_csv_as(gbk("id,类\nu1,A类\n"), ENCODING_GB18030, TEXT("a.csv"), arena, diags, &table));
  check_text(table.head.at[1], "类");
  check_text(value_text(read_yaml(gbk("title: 工作计划\n"), TEXT("a.yml"), 1, arena, diags), "title"), "工作计划");
}

static void test_open_front(void **state) {
  (void)state;
  static const struct {
    const char *text, *diags;
  } row[] = {
      {"---\nkind: plan\n\ntext", "front-open:1"},
      {"---\nkind:\ntext", "front-open:1"},
      {"---\n类别: 计划", "front-open:1"},
      {"---\nkind: plan\n---\n", ""},
      {"---\n\ntext", ""},
      {"---\nSome words: more", ""},
      {"---", ""},
      {"text\n---\nkind: plan", ""},
      {"---\nhttps://a.b", ""},
  };
  for (size_t i = 0; i < COUNT(row); i++) {
    paper_at("a.md", text_of(row[i].text));
    if (!text_is(show_diags(), row[i].diags)) fail_msg("row %zu: %.*s", i, TEXT_ARG(show_diags()));
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(test_samples, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_cut, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_given, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_iconv, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_names, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_characters, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_papers, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_open_front, set_up, tear_down),
  };
  return cmocka_run_group_tests_name("read/encoding", tests, NULL, NULL);
}
