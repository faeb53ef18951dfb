/* SPDX-License-Identifier: MIT
 *
 * .xlsx, .ods and .csv: a sheet becomes a table whose head row names the columns, and numbers are written as people write them.
 */
#include "office_help.h"

#define S(ref, text) "<c r='" ref "' t='inlineStr'><is><t>" text "</t></is></c>"
#define N(ref, style, value) "<c r='" ref "' s='" style "'><v>" value "</v></c>"
#define ROW(number, cells) "<row r='" number "'>" cells "</row>"

static Paper xlsx(const char *sheet) {
  return paper_of("a.xlsx", xlsx_of((Xlsx4){.sheet = sheet}));
}

static void sheets(void **state) {
  (void)state;
  const struct {
    const char *sheet, *tree;
  } cases[] = {
      {"<sheetData>" ROW("1", S("A1", "a") S("B1", "b")) ROW("2", S("A2", "1")) "</sheetData>",
       "{table1x2 {tr {td {p a}}{td {p b}}}{tr {td {p 1}}{td {p}}}}"},
      /* a merged title above the head, empty rows and columns around */
      {"<sheetData>" ROW("2", S("B2", "Title")) ROW("4", S("B4", "a") S("C4", "b"))
           ROW("5", S("B5", "1") S("C5", "2") "<c r='XFD5'/>")
               ROW("1048576", "<c r='A1048576'/>") "</sheetData>"
                                                   "<mergeCells><mergeCell ref='B2:C2'/></mergeCells>",
       "{p Title}{table1x2 {tr {td {p a}}{td {p b}}}{tr {td {p 1}}{td {p 2}}}}"},
      /* a head of two rows */
      {"<sheetData>" ROW("1", S("A1", "no") S("B1", "people")) ROW("2", S("B2", "due") S("C2", "there"))
           ROW("3", S("A3", "1")) "</sheetData>"
                                  "<mergeCells><mergeCell ref='A1:A2'/><mergeCell ref='B1:C1'/></mergeCells>",
       "{table2x3 {tr {td {p no}}{td+2 {p people}}}{tr {td {p due}}{td {p there}}}{tr {td {p 1}}{td {p}}{td {p}}}}"},
      /* lines within a cell; a reading beside a word; cells without a place */
      {"<sheetData><row><c t='inlineStr'><is><t>a&#10;b</t><rPh><t>no</t></rPh></is></c><c t='str'><v>c</v></c></row></sheetData>",
       "{table1x2 {tr {td {p a{br}b}}{td {p c}}}}"},
      {"<sheetData>" ROW("1", S("A1", "alone")) "</sheetData>", "{p alone}"},
      {"<sheetData>" ROW("1", S("A1", "one")) ROW("2", S("A2", "two")) "</sheetData>",
       "{table1x1 {tr {td {p one}}}{tr {td {p two}}}}"},
      {"<sheetData/>", ""},
      {"<sheetData>" ROW("1", "<c r='A1' t='b'><v>1</v></c><c r='B1' t='e'><v>#N/A</v></c>") "</sheetData>",
       "{table1x2 {tr {td {p TRUE}}{td {p #N/A}}}}"},
      /* rows out of order, cells twice: what comes first counts */
      {"<sheetData>" ROW("3", S("A3", "a") S("A3", "x") S("B3", "b")) ROW("1", S("A1", "x")) "</sheetData>",
       "{table1x2 {tr {td {p a}}{td {p b}}}}"},
      {"<sheetData>" ROW("0", S("A0", "x")) ROW("-1", S("A1", "y")) "</sheetData>", ""},
  };
  for (size_t i = 0; i < COUNT(cases); i++) check_text(show(xlsx(cases[i].sheet).doc), cases[i].tree);
  Paper paper = xlsx(cases[1].sheet);
  assert_int_equal(paper.doc->first->next->first->next->line, 5); /* the sheet's own row */
  assert_int_equal(paper.table_rows, 1);
  assert_true(xlsx("<sheetData/>").empty);
}

#define MERGED(cells) "</sheetData><mergeCells>" cells "</mergeCells>"
#define M(ref) "<mergeCell ref='" ref "'/>"

/* A merged cell holds for each row that it spans, and never hides a text of another cell. */
static void cells_merged_down(void **state) {
  (void)state;
  const struct {
    const char *sheet, *tree;
    unsigned rows; /* of the first cell below the head */
  } cases[] = {
      {"<sheetData>" ROW("1", S("A1", "h") S("B1", "i")) ROW("2", S("A2", "a") S("B2", "1")) ROW("3", S("B3", "2"))
           ROW("4", S("B4", "3")) MERGED(M("A2:A4")),
       "{table1x2 {tr {td {p h}}{td {p i}}}{tr {td {p a}}{td {p 1}}}{tr {td {p 2}}}{tr {td {p 3}}}}", 3},
      /* a row that is not there is no row of the table */
      {"<sheetData>" ROW("1", S("A1", "h") S("B1", "i")) ROW("2", S("A2", "a") S("B2", "1")) ROW("9", S("B9", "2"))
           MERGED(M("A2:A1048576")),
       "{table1x2 {tr {td {p h}}{td {p i}}}{tr {td {p a}}{td {p 1}}}{tr {td {p 2}}}}", 2},
      /* hides another's text: nothing is merged */
      {"<sheetData>" ROW("1", S("A1", "h") S("B1", "i")) ROW("2", S("A2", "a") S("B2", "1")) ROW("3", S("A3", "b") S("B3", "2"))
           MERGED(M("A2:A3")),
       "{table1x2 {tr {td {p h}}{td {p i}}}{tr {td {p a}}{td {p 1}}}{tr {td {p b}}{td {p 2}}}}", 0},
      {"<sheetData>" ROW("1", S("A1", "h") S("B1", "i")) ROW("2", S("A2", "a") S("B2", "1")) MERGED(M("A2:B2")),
       "{table1x2 {tr {td {p h}}{td {p i}}}{tr {td {p a}}{td {p 1}}}}", 0},
      /* two that cross: the upper one holds */
      {"<sheetData>" ROW("1", S("A1", "h") S("B1", "i") S("C1", "j")) ROW("2", S("A2", "x") S("B2", "a")) ROW("3", S("A3", "b"))
           ROW("4", S("C4", "4")) MERGED(M("B2:B4") M("A3:C3")),
       "{table1x3 {tr {td {p h}}{td {p i}}{td {p j}}}{tr {td {p x}}{td {p a}}{td {p}}}{tr {td {p b}}{td {p}}}{tr {td {p}}{td {p 4}}}}",
       0},
      /* a head ends where the body begins */
      {"<sheetData>" ROW("1", S("A1", "h") S("B1", "i")) ROW("2", S("B2", "1")) ROW("3", S("B3", "2")) ROW("4", S("B4", "3"))
           ROW("5", S("B5", "4")) MERGED(M("A1:A5")),
       "{table4x2 {tr {td {p h}}{td {p i}}}{tr {td {p 1}}}{tr {td {p 2}}}{tr {td {p 3}}}{tr {td {p}}{td {p 4}}}}", 0},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    Paper paper = xlsx(cases[i].sheet);
    check_text(show(paper.doc), cases[i].tree);
    assert_null(doc_check(paper.doc));
    assert_int_equal(paper.doc->first->first->next->first->span_rows, cases[i].rows);
  }
}

/* Programs that write no text leave the list of texts out; a cell that needs it says so, and the others are read. */
static void texts_that_are_missing(void **state) {
  (void)state;
  check_text(xlsx("<sheetData>" ROW("1", "<c r='A1'><v>1</v></c><c r='B1'><v>2</v></c>") "</sheetData>").text, "1\t2");
  check_text(show_diags(), "");
  Paper paper = xlsx("<sheetData>" ROW("1", "<c r='A1' t='s'><v>7</v></c><c r='B1' t='s'><v>8</v></c><c r='C1'><v>2</v></c>")
                     "</sheetData>");
  check_text(paper.text, "2");
  check_text(show_diags(), "office-part:0(sharedStrings.xml)");
}

static void numbers_as_people_write_them(void **state) {
  (void)state;
  const struct {
    const char *number, *code;
    int builtin;
    const char *shown;
  } cases[] = {
      {"42", "", 0, "42"},
      {"42.000000000000007", "", 0, "42"},
      {"0.30000000000000004", "", 0, "0.3"},
      {"-0", "", 0, "0"},
      {"0.0064302602905063", "", 0, "0.0064302602905063"},
      {"0.000000012345678901234567", "", 0, "0.0000000123456789012346"},
      {"0", "", 0, "0"},
      {"1234567.891", "", 0, "1234567.891"},
      {"1E+20", "", 0, "1e+20"},
      {"x", "", 0, "x"},
      {"", "", 0, ""},
      {"1e999", "", 0, "1e999"},
      {"1234.5", "", 4, "1234.50"},
      {"2.675", "0.00", 0, "2.68"},
      {"1.005", "0.00", 0, "1.01"},
      {"-1.5", "0", 0, "-2"},
      {"-0.001", "0.00", 0, "0.00"},
      {"0.856", "", 9, "86%"},
      {"0.125", "", 10, "12.50%"},
      {"0.5", "0.0%", 0, "50.0%"},
      {"1234.5", "#,##0.00_);[Red]\\(#,##0.00\\)", 0, "1234.50"},
      {"5", "0\"人\"", 0, "5"},
      {"7", "@", 0, "7"},
      /* days: built-in, East Asian, own */
      {"42921", "", 14, "2017-07-05"},
      {"42921", "", 31, "2017-07-05"},
      {"42921", "", 58, "2017-07-05"},
      {"42921", "", 27, "2017-07-05"},
      {"42921", "yyyy\"年\"m\"月\"d\"日\"", 0, "2017-07-05"},
      {"42921", "[$-804]yyyy年m月d日;@", 0, "2017-07-05"},
      {"42921", "mmm", 0, "2017-07-05"},
      {"42921.604166666664", "yyyy-m-d h:mm", 0, "2017-07-05 14:30"},
      {"42921.604166666664", "", 22, "2017-07-05 14:30"},
      {"42921.604166666664", "", 14, "2017-07-05"},
      {"42921.999999", "", 22, "2017-07-06"},
      {"0.604166666666667", "", 20, "14:30"},
      {"0.604166666666667", "", 32, "14:30"},
      {"0.5", "h:mm AM/PM", 0, "12:00"},
      {"0.5001", "", 21, "12:00:09"},
      {"1.5", "[h]:mm", 0, "36:00"},
      {"1", "", 14, "1900-01-01"},
      {"59", "", 14, "1900-02-28"},
      {"61", "", 14, "1900-03-01"},
      {"-3", "", 14, "-3"},
      {"99999999", "", 14, "99999999"},
      {"42921", "General", 0, "42921"},
      {"42921", "0.00E+00", 0, "42921"},
      {"3", "\"d\"0", 0, "3"},
      {"3", "\\d0", 0, "3"},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    int id = cases[i].code[0] ? 164 : cases[i].builtin;
    Text formats = text_format(
        arena,
        "<numFmts><numFmt numFmtId='164' formatCode='%s'/></numFmts><cellXfs><xf numFmtId='0'/><xf numFmtId='%d'/></cellXfs>",
        cases[i].code, id);
    Text sheet = text_format(arena, "<sheetData><row r='1'><c r='A1' s='1'><v>%s</v></c></row></sheetData>", cases[i].number);
    Paper paper = paper_of("a.xlsx", xlsx_of((Xlsx4){.sheet = text_cstr(arena, sheet), .styles = text_cstr(arena, formats)}));
    check_text(paper.text, cases[i].shown);
  }
}

static void the_calendar_of_1904(void **state) {
  (void)state;
  Paper paper = paper_of("a.xlsx",
                         xlsx_of((Xlsx4){.sheet = "<sheetData>" ROW("1", N("A1", "0", "41459")) "</sheetData>",
                                         .styles = "<cellXfs><xf numFmtId='14'/></cellXfs>",
                                         .sheets = "<workbookPr date1904='1'/><sheets><sheet name='A' r:id='r1'/></sheets>"}));
  check_text(paper.text, "2017-07-05");
}

static void more_sheets_and_hidden_ones(void **state) {
  (void)state;
  const char sheet[] = "<sheetData>" ROW("1", S("A1", "a")) "<row r='2' hidden='1'>" S("A2", "b") "</row></sheetData>";
  Paper paper = paper_of(
      "a.xlsx",
      xlsx_of((Xlsx4){
          .sheet = sheet,
          .second = sheet,
          .sheets =
              "<sheets><sheet name='One' r:id='r1'/><sheet name='Two' state='hidden' r:id='r2'/><sheet name='Lost' r:id='r9'/></sheets>"}));
  check_text(show(paper.doc),
             "{h2#one One}{table1x1 {tr {td {p a}}}{tr {td {p b}}}}{h2#two Two}{table1x1 {tr {td {p a}}}{tr {td {p b}}}}");
  check_text(show_diags(), "sheet-hidden:0(Two)");
  check_text(diags->all.at[0].arg[1], "1");
}

static void sheets_at_their_limits(void **state) {
  (void)state;
  Paper paper = xlsx("<sheetData>" ROW("1", S("A1", "a") S("IV1", "last") S("IW1", "beyond")) ROW("20000", S("A20000", "b"))
                         ROW("20001", S("A20001", "beyond")) "</sheetData>");
  assert_int_equal(paper.doc->first->column_count, 256);
  assert_int_equal(paper.table_rows, 1);
  check_text(show_diags(), "sheet-limit:0(256)");
  paper = xlsx("<sheetData>" ROW("99999999999", S("AAAAAAAAAAAA1", "x")) "</sheetData>");
  assert_true(paper.empty);
  paper = xlsx("<sheetData>" ROW("1", "<c r='A1' t='s'><v>7</v></c><c r='B1' s='99'><v>1</v></c>") "</sheetData>");
  check_text(paper.text, "1");
}

#define T_CELL(rest, text) "<table:table-cell " rest "><text:p>" text "</text:p></table:table-cell>"

static void open_document_sheets(void **state) {
  (void)state;
  const struct {
    const char *tables, *tree;
  } cases[] = {
      {"<table:table table:name='A'><table:table-row>" T_CELL("", "a") T_CELL(
           "office:value-type='float' office:value='1234.5'",
           "1,234.50") "</table:table-row><table:table-row>" T_CELL("office:value-type='percentage' office:value='0.125'",
                                                                    "12.5%")
           T_CELL(
               "office:value-type='date' office:date-value='2017-07-05T14:30:00'",
               "5.7.17") "</table:table-row><table:table-row>" T_CELL("office:value-type='time' office:time-value='PT08H30M00S'",
                                                                      "8:30")
               T_CELL("office:value-type='boolean' office:boolean-value='true'", "WAHR") "</table:table-row></table:table>",
       "{table1x2 {tr {td {p a}}{td {p 1234.50}}}{tr {td {p 12.5%}}{td {p 2017-07-05 14:30}}}{tr {td {p 08:30}}{td {p TRUE}}}}"},
      {"<table:table table:name='A'><table:table-row>" T_CELL("table:number-columns-repeated='2'",
                                                              "a") "</table:table-row>"
                                                                   "<table:table-row table:number-rows-repeated='2'>" T_CELL(
                                                                       "", "b") "</table:table-row></table:table>",
       "{table1x2 {tr {td {p a}}{td {p a}}}{tr {td {p b}}{td {p}}}{tr {td {p b}}{td {p}}}}"},
      {"<table:table table:name='A'><table:table-row><table:table-cell><text:p>a<text:s text:c='2'/>b</text:p><text:p>c</text:p>"
       "<office:annotation><text:p>remark</text:p></office:annotation></table:table-cell></table:table-row></table:table>",
       "{p a  b{br}c}"},
  };
  for (size_t i = 0; i < COUNT(cases); i++) check_text(show(paper_of("a.ods", ods_of(cases[i].tables)).doc), cases[i].tree);
}

/* What was shown says how many decimals there are, in the signs of its country. */
static void decimals_of_other_countries(void **state) {
  (void)state;
  const struct {
    const char *value, *shown, *text;
  } cases[] = {{"0.897597901025655", "0,897597901025655", "0.897597901025655"},
               {"1234", "1.234", "1234"},
               {"1234.5", "1.234,50", "1234.50"},
               {"1234567", "1,234,567", "1234567"},
               {"1.234", "1.234", "1.234"},
               {"1E-12", "1,00E-12", "1e-12"},
               {"2.5", "", "2.5"}};
  for (size_t i = 0; i < COUNT(cases); i++) {
    Text table = text_format(
        arena,
        "<table:table table:name='A'><table:table-row><table:table-cell office:value-type='float' office:value='%s'>"
        "<text:p>%s</text:p></table:table-cell></table:table-row></table:table>",
        cases[i].value, cases[i].shown);
    check_text(paper_of("a.ods", ods_of(text_cstr(arena, table))).text, cases[i].text);
  }
}

static void a_billion_cells(void **state) {
  (void)state;
  Paper paper = paper_of("a.ods",
                         ods_of("<table:table table:name='A'><table:table-row table:number-rows-repeated='1048576'>" T_CELL(
                             "table:number-columns-repeated='1000000000'", "x") "</table:table-row></table:table>"));
  assert_non_null(paper.doc);
  check_text(show_diags(), "sheet-limit:0(256)");
  assert_true(paper.words <= 500000);
  paper = paper_of(
      "a.ods",
      ods_of("<table:table table:name='A'><table:table-row table:number-rows-repeated='99999999999999'><table:table-cell "
             "table:number-columns-repeated='1048576'/></table:table-row></table:table>"));
  assert_true(paper.empty);
  check_text(show_diags(), "");
}

static void csv_as_a_paper(void **state) {
  (void)state;
  Paper paper = paper_of("a.csv", TEXT("Ledger\n\nno;what\n1;\"a\nb; \"\"c\"\"\"\n;\n2;d;more\n"));
  check_text(
      show(paper.doc),
      "{p Ledger}{table1x3 {tr {td {p no}}{td {p what}}{td {p}}}{tr {td {p 1}}{td {p a{br}b; \"c\"}}{td {p}}}{tr {td {p 2}}{td {p d}}{td {p more}}}}");
  assert_int_equal(paper.format, PAPER_SHEET);
  assert_int_equal(paper.doc->first->next->first->next->line, 4);
  paper = paper_of("a.csv", TEXT("a,\"b\n"));
  assert_null(paper.doc);
  check_text(show_diags(), "csv-quote:1");
  paper = paper_of(
      "a.csv",
      TEXT(
          "\xD0\xF2\xBA\xC5,\xCE\xCA\xCC\xE2,\xD5\xFB\xB8\xC4\xCA\xB1\xCF\xDE\n1,\xB5\xB5\xB0\xB8\xC8\xB1\xC9\xD9,2017-07-05\n"));
  check_text(paper.text, "序号\t问题\t整改时限\n1\t档案缺少\t2017-07-05");
}

int main(void) {
  const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
      T(sheets),
      T(cells_merged_down),
      T(texts_that_are_missing),
      T(numbers_as_people_write_them),
      T(the_calendar_of_1904),
      T(more_sheets_and_hidden_ones),
      T(sheets_at_their_limits),
      T(open_document_sheets),
      T(a_billion_cells),
      T(decimals_of_other_countries),
      T(csv_as_a_paper),
  };
  use_office_help();
  return cmocka_run_group_tests(tests, NULL, NULL);
}
