/* SPDX-License-Identifier: MIT
 *
 * Titles that no style calls so: what becomes one in a .docx and in an OpenDocument, and what must not.
 */
#include "office_help.h"

#define TEXT_OF(properties, look, text) \
  "<w:p><w:pPr>" properties "</w:pPr><w:r><w:rPr>" look "</w:rPr><w:t>" text "</w:t></w:r></w:p>"
#define MIDDLE "<w:jc w:val='center'/>"
#define BOLD "<w:b/>"
#define SIZE(size) "<w:sz w:val='" size "'/>"
#define BODY TEXT_OF("", "", "各村党支部要认真学习，抓好落实，务求实效，不走过场。")
#define BODY_TREE "{p 各村党支部要认真学习，抓好落实，务求实效，不走过场。}"

static const char styles[] =
    "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val='24'/></w:rPr></w:rPrDefault></w:docDefaults>"
    "<w:style w:type='paragraph' w:default='1' w:styleId='a'><w:name w:val='Normal'/><w:rPr><w:sz w:val='32'/></w:rPr></w:style>"
    "<w:style w:type='paragraph' w:styleId='h'><w:name w:val='heading 1'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='m'><w:name w:val='mine'/><w:pPr><w:jc w:val='center'/></w:pPr>"
    "<w:rPr><w:b/><w:sz w:val='44'/></w:rPr></w:style>"
    "<w:style w:type='paragraph' w:styleId='n'><w:name w:val='next'/><w:basedOn w:val='m'/></w:style>"
    "<w:style w:type='character' w:styleId='s'><w:name w:val='Strong'/><w:rPr><w:b/></w:rPr></w:style>";

static void test_docx(void **state) {
  (void)state;
  static const struct {
    const char *body, *tree;
  } row[] = {
      /* two of the three are enough, whichever they are */
      {TEXT_OF(MIDDLE, BOLD, "会议记录") BODY, "{h1#会议记录 会议记录}" BODY_TREE},
      {TEXT_OF(MIDDLE, SIZE("44"), "会议记录") BODY, "{h1#会议记录 会议记录}" BODY_TREE},
      {TEXT_OF("", BOLD SIZE("44"), "Minutes") BODY, "{h1#minutes Minutes}" BODY_TREE},
      {TEXT_OF("<w:pStyle w:val='n'/>", "", "会议记录") BODY, "{h1#会议记录 会议记录}" BODY_TREE},
      {TEXT_OF(MIDDLE, "<w:rStyle w:val='s'/>", "会议记录") BODY, "{h1#会议记录 会议记录}" BODY_TREE},
      {TEXT_OF(MIDDLE, BOLD, "会议记录") "<w:tbl><w:tr><w:tc>" TEXT_OF("", "", "时间") "</w:tc></w:tr></w:tbl>",
       "{h1#会议记录 会议记录}{table0x1 {tr {td {p 时间}}}}"},
      /* one is not: centred, bold, larger; what ends like a sentence; what stands alone; what a style takes back */
      {TEXT_OF(MIDDLE, "", "会议记录") BODY, "{p 会议记录}" BODY_TREE},
      {TEXT_OF("", BOLD, "会议记录") BODY, "{p {strong 会议记录}}" BODY_TREE},
      {TEXT_OF("", SIZE("44"), "会议记录") BODY, "{p 会议记录}" BODY_TREE},
      {TEXT_OF(MIDDLE, BOLD, "会议开始。") BODY, "{p {strong 会议开始。}}" BODY_TREE},
      {TEXT_OF(MIDDLE, BOLD, "会议记录"), "{p {strong 会议记录}}"},
      {TEXT_OF("<w:pStyle w:val='n'/><w:jc w:val='left'/>", "<w:b w:val='0'/>", "会议记录") BODY, "{p 会议记录}" BODY_TREE},
      {"<w:p><w:pPr>" MIDDLE "</w:pPr><w:r><w:rPr>" BOLD "</w:rPr><w:t>会议</w:t></w:r><w:r><w:t>记录</w:t></w:r></w:p>" BODY,
       "{p {strong 会议}记录}" BODY_TREE},
      /* nothing is larger than the text where nothing else is written */
      {TEXT_OF(MIDDLE, SIZE("44"), "一") TEXT_OF(MIDDLE, SIZE("44"), "二"), "{p 一}{p 二}"},
      /* lines of one look are one title; of several looks the largest is it */
      {TEXT_OF(MIDDLE, SIZE("44"), "关于学习") "<w:p/>" TEXT_OF(MIDDLE, SIZE("44"), "计划的通知") BODY,
       "{h1#关于学习-计划的通知 关于学习{br}计划的通知}" BODY_TREE},
      {TEXT_OF(MIDDLE, SIZE("36"), "上河镇委员会") TEXT_OF(MIDDLE, SIZE("44"), "工作总结") TEXT_OF(MIDDLE, BOLD, "2017年") BODY,
       "{p 上河镇委员会}{h1#工作总结 工作总结}{p {strong 2017年}}" BODY_TREE},
      /* the head of the sender's paper, with its number; an annex; a remark in the middle */
      {TEXT_OF(MIDDLE, BOLD SIZE("72"), "上河镇委员会文件") TEXT_OF(MIDDLE, "", "上委发〔2017〕5号　签发人：书记")
           TEXT_OF(MIDDLE, SIZE("44"), "关于转发〔2017〕3号文的通知") BODY,
       "{p {strong 上河镇委员会文件}}{p 上委发〔2017〕5号　签发人：书记}"
       "{h1#关于转发20173号文的通知 关于转发〔2017〕3号文的通知}" BODY_TREE},
      {TEXT_OF("", "", "附件2") TEXT_OF(MIDDLE, SIZE("44"), "推荐表") TEXT_OF(MIDDLE, "", "（样表）") BODY,
       "{p 附件2}{h1#推荐表 推荐表}{p （样表）}" BODY_TREE},
      /* below text, or below a heading that has a style, a line is no title */
      {BODY TEXT_OF(MIDDLE, BOLD, "第一章") BODY, BODY_TREE "{p {strong 第一章}}" BODY_TREE},
      {TEXT_OF("<w:pStyle w:val='h'/>", "", "A") TEXT_OF(MIDDLE, BOLD, "B") BODY, "{h1#a A}{p {strong B}}" BODY_TREE},
      {TEXT_OF(MIDDLE, BOLD, "B") TEXT_OF("<w:pStyle w:val='h'/>", "", "A") BODY, "{h1#b B}{h1#a A}" BODY_TREE},
  };
  for (size_t i = 0; i < COUNT(row); i++)
    check_text(show(paper_of("a.docx", docx_of((Docx4){.body = row[i].body, .styles = styles})).doc), row[i].tree);
}

static void test_title(void **state) {
  (void)state;
  Paper paper = paper_of("a.docx", docx_of((Docx4){.body = TEXT_OF(MIDDLE, SIZE("44"), "关于学习") TEXT_OF(
                                                       MIDDLE, SIZE("44"), "计划的通知") BODY,
                                                   .styles = styles}));
  check_text(paper.title, "关于学习计划的通知"); /* lines as one, without a gap between Han */
  paper = paper_of("a.docx", docx_of((Docx4){.body = TEXT_OF("<w:pStyle w:val='h'/>", "", "Plan</w:t><w:br/><w:t>of 2024") BODY,
                                             .styles = styles}));
  check_text(paper.title, "Plan of 2024");
  paper = paper_of("a.docx", docx_of((Docx4){.body = TEXT_OF(MIDDLE, "", "学习计划") BODY, .styles = styles}));
  check_text(paper.title, ""); /* the control */
}

#define ODF_SPACE(prefix, name) " xmlns:" prefix "='urn:oasis:names:tc:opendocument:xmlns:" name ":1.0'"
#define PARAGRAPH_STYLE(name, rest) "<style:style style:name='" name "' style:family='paragraph'>" rest "</style:style>"
#define ODF_P(style, text) "<text:p text:style-name='" style "'>" text "</text:p>"

static const char odf_start[] =
    "<office:document" ODF_SPACE("office", "office") ODF_SPACE("text", "text") ODF_SPACE("style", "style")
        ODF_SPACE("fo", "xsl-fo-compatible") " office:version='1.3'><office:styles>"
    "<style:default-style style:family='paragraph'><style:text-properties fo:font-size='12pt' style:font-size-asian='10.5pt'/>"
    "</style:default-style></office:styles><office:automatic-styles>"
    PARAGRAPH_STYLE("C", "<style:paragraph-properties fo:text-align='center'/>")
    PARAGRAPH_STYLE("M", "<style:paragraph-properties fo:text-align='center'/><style:text-properties fo:font-weight='bold'/>")
    PARAGRAPH_STYLE("B", "<style:paragraph-properties fo:text-align='center'/><style:text-properties style:font-size-asian='22pt'/>")
    "<style:style style:name='K' style:family='paragraph' style:parent-style-name='B'>"
    "<style:text-properties fo:font-size='50%'/></style:style>"
    "<style:style style:name='T' style:family='text'><style:text-properties fo:font-size='12.5pt'/></style:style>"
    "</office:automatic-styles><office:body><office:text>";
static const char odf_end[] = "</office:text></office:body></office:document>";

static void test_odf(void **state) {
  (void)state;
  static const struct {
    const char *body, *tree;
  } row[] = {
      {ODF_P("M", "会议记录") ODF_P("", "全文。"), "{h1#会议记录 会议记录}{p 全文。}"},
      {ODF_P("B", "会议") ODF_P("B", "记录") ODF_P("", "全文。"), "{h1#会议-记录 会议{br}记录}{p 全文。}"},
      {ODF_P("C", "<text:span text:style-name='T'>会议记录</text:span>") ODF_P("", "全文。"), "{h1#会议记录 会议记录}{p 全文。}"},
      {ODF_P("C", "会议记录") ODF_P("", "全文。"), "{p 会议记录}{p 全文。}"},
      {ODF_P("K", "会议记录") ODF_P("", "全文。"), "{p 会议记录}{p 全文。}"},
      {ODF_P("C", "会<text:span text:style-name='T'>议记录</text:span>") ODF_P("", "全文。"), "{p 会议记录}{p 全文。}"},
      {"<text:h>A</text:h>" ODF_P("M", "B") ODF_P("", "c"), "{h1#a A}{p B}{p c}"},
      {ODF_P("M", "B") "<text:h>A</text:h>", "{h1#b B}{h1#a A}"},
  };
  for (size_t i = 0; i < COUNT(row); i++)
    check_text(show(paper_of("a.fodt", glue(text_of(odf_start), text_of(row[i].body), text_of(odf_end))).doc), row[i].tree);
}

int main(void) {
  const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
      T(test_docx),
      T(test_title),
      T(test_odf),
  };
  use_office_help();
  return cmocka_run_group_tests(tests, NULL, NULL);
}
