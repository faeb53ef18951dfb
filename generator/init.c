/* SPDX-License-Identifier: MIT
 *
 * dossier init PACK [FOLDER]: an assessment laid out for a pack: settings, register, tables for marks and waivers, an
 * example unit of each class with the folders that the pack proposes, and a page for the clerk.
 * Takes: a pack. Gives: files and folders, in a folder that was not there or was empty. Never writes over anything.
 */
#include "commands.h"
#include "pack_only.h"

#include <fcntl.h>
#include <unistd.h>

typedef struct Layout {
  PackOnly *only;
  const Pack *pack;
  Arena *arena;
  Fail *fail;
  Lang lang;
  int folder; /* open */
} Layout;

static Text said(const Layout *layout, Said what, const char *arg) {
  return say(layout->arena, layout->lang, what, arg, NULL, NULL);
}

static bool write_text(const Layout *layout, const char *path, Buf *out) {
  bool good = fs_write_new(layout->folder, path, buf_view(out), layout->fail);
  buf_free(out);
  return good;
}

/* A title may hold what YAML would read as its own. */
static void put_quoted(Buf *out, Text text) {
  buf_char(out, '"');
  for (size_t i = 0; i < text.len; i++) {
    if (text.at[i] == '"' || text.at[i] == '\\') buf_char(out, '\\');
    buf_char(out, text.at[i]);
  }
  buf_str(out, "\"\n");
}

/* ---- The language of the pack ---- */

typedef struct Scripts { bool han; int simplified, traditional; } Scripts; /* how many signs of either alone */

/* 报告 is Simplified, 報告 Traditional, 人口 may be either. */
static void look_at(const Layout *layout, Text text, Scripts *found) {
  for (Text rest = text; rest.len;) {
    const char *at = rest.at;
    text_next(&rest);
    Text sign = {at, (size_t)(rest.at - at)};
    if (sign.len != 3 || (unsigned char)at[0] < 0xE4 || (unsigned char)at[0] > 0xE9) continue; /* 4000 to 9FFF: Han */
    found->han = true;
    Text hant = text_hant(layout->arena, sign), hans = text_fold(layout->arena, sign);
    found->simplified += !text_equal(hant, sign);
    found->traditional += text_equal(hant, sign) && !text_equal(hans, sign) && text_equal(text_hant(layout->arena, hans), sign);
  }
}

/* A pack whose title is in one language alone is laid out in that one, whatever language the terminal speaks. */
static Lang pack_language(const Layout *layout) {
  const Pack *pack = layout->pack;
  Scripts found = {0};
  look_at(layout, pack->title, &found);
  if (!found.han) return LANG_EN;
  for (size_t i = 0; i < pack->items.len; i++) look_at(layout, pack->items.at[i].title, &found);
  if (lang_is_chinese(layout->lang)) return layout->lang;
  return found.traditional > found.simplified ? LANG_ZH_HANT : LANG_ZH_HANS;
}

static bool write_settings(const Layout *layout) {
  const Pack *pack = layout->pack;
  Buf out = {0};
  buf_str(&out, "title: ");
  put_quoted(&out, pack->title);
  buf_format(&out, "pack: %.*s\nlanguage: %s\n", TEXT_ARG(pack->id), lang_tag(layout->lang));
  if (pack->period.from == DAY_NONE) buf_format(&out, "%.*s\n", TEXT_ARG(said(layout, SAY_INIT_NO_PERIOD, NULL)));
  buf_format(&out, "%.*s\n", TEXT_ARG(said(layout, SAY_INIT_AS_OF, NULL)));
  buf_format(&out, "%.*s\n", TEXT_ARG(said(layout, SAY_INIT_PUBLISHER, NULL)));
  return write_text(layout, "assessment.yml", &out);
}

/* ---- Units: one for each class that the pack is for ---- */

static bool pack_is_for(const Pack *pack, Text klass) {
  Text rest = pack->for_units, one;
  while (text_cut(&rest, ',', &one))
    if (text_equal(text_trim(one), klass)) return true;
  return pack->for_units.len == 0;
}

static void example_classes(const Layout *layout, TextList *classes) {
  for (size_t i = 0; i < layout->pack->classes.len; i++) {
    Text id = layout->pack->classes.at[i].id;
    if (pack_is_for(layout->pack, id)) *list_add(layout->arena, classes) = id;
  }
  if (!classes->len) *list_add(layout->arena, classes) = TEXT_NONE;
}

static Text class_title(const Pack *pack, Text klass) {
  for (size_t i = 0; i < pack->classes.len; i++)
    if (text_equal(pack->classes.at[i].id, klass) && pack->classes.at[i].title.len) return pack->classes.at[i].title;
  return klass;
}

/* Ids of classes may be in any script; those of units are plain. */
static Text example_id(const Layout *layout, Text klass, size_t number) {
  Text id = text_format(layout->arena, "example-%.*s", TEXT_ARG(klass));
  return klass.len && unit_id_valid(id) ? id : text_format(layout->arena, "example-%zu", number);
}

static bool write_units(const Layout *layout, const TextList *classes) {
  TextList facts = {0};
  Buf out = {0};
  pack_facts(layout->only->script, layout->arena, &facts);
  buf_str(&out, "id,name,class,parent");
  for (size_t i = 0; i < facts.len; i++) buf_format(&out, ",%.*s", TEXT_ARG(facts.at[i]));
  buf_char(&out, '\n');
  for (size_t i = 0; i < classes->len; i++) {
    Text klass = classes->at[i], title = class_title(layout->pack, klass);
    buf_format(&out, "%.*s,%.*s%s%.*s,%.*s,", TEXT_ARG(example_id(layout, klass, i + 1)),
               TEXT_ARG(said(layout, SAY_INIT_EXAMPLE, NULL)), lang_is_chinese(layout->lang) || !title.len ? "" : " ",
               TEXT_ARG(title), TEXT_ARG(klass));
    for (size_t k = 0; k < facts.len; k++) buf_char(&out, ',');
    buf_char(&out, '\n');
  }
  return write_text(layout, "units.csv", &out);
}

static bool item_is_for(const PackItem *item, Text klass) {
  bool listed = item->for_units.len == 0;
  for (size_t i = 0; i < item->for_units.len; i++) listed |= text_equal(item->for_units.at[i], klass);
  return listed;
}

/* A folder that a pack proposes, and that leads nowhere else. */
static bool is_place(Text place) {
  bool inside = place.len && place.at[0] != '/' && place.at[0] != '.' && text_find(place, TEXT("..")) == SIZE_MAX;
  return inside && place_is_folder(place);
}

static bool make_unit(const Layout *layout, Text klass, Text id) {
  Text folder = text_format(layout->arena, "units/%.*s", TEXT_ARG(id));
  if (!fs_make_folders(layout->folder, text_cstr(layout->arena, folder), layout->fail)) return false;
  for (size_t i = 0; i < layout->pack->items.len; i++) {
    const PackItem *item = &layout->pack->items.at[i];
    if (!is_place(item->place) || !item_is_for(item, klass)) continue;
    Text path = fs_path_join(layout->arena, folder, item->place);
    if (!fs_make_folders(layout->folder, text_cstr(layout->arena, path), layout->fail)) return false;
  }
  return true;
}

/* ---- Marks, waivers, the page for the clerk ---- */

static bool any_mark(const Pack *pack) {
  bool any = false;
  for (size_t i = 0; i < pack->items.len; i++)
    for (size_t k = 0; k < pack->items.at[i].parts.len; k++) any |= pack->items.at[i].parts.at[k].markable;
  return any;
}

static bool write_marks(const Layout *layout, Text mode) {
  Buf out = {0};
  buf_str(&out, "unit,item,part,each,value,remark,date,by\n");
  return write_text(layout, text_cstr(layout->arena, text_format(layout->arena, "marks/%.*s.csv", TEXT_ARG(mode))), &out);
}

static bool write_decisions(const Layout *layout) {
  const Pack *pack = layout->pack;
  bool good = true;
  Buf out = {0};
  buf_str(&out, "unit,item,reason,approver,from,until\n");
  if (!write_text(layout, "waivers.csv", &out)) return false;
  if (pack->modes.len || any_mark(pack)) good = fs_make_folders(layout->folder, "marks", layout->fail);
  for (size_t i = 0; good && i < pack->modes.len; i++) good = write_marks(layout, pack->modes.at[i].id);
  if (good && !pack->modes.len && any_mark(pack)) good = write_marks(layout, pack->decides.len ? pack->decides : TEXT("review"));
  return good;
}

static void put_cell(Buf *out, Text text, const char *quote) {
  buf_str(out, quote);
  for (size_t i = 0; i < text.len; i++) {
    if (text.at[i] == '|') buf_char(out, '\\');
    buf_char(out, text.at[i]);
  }
  buf_format(out, "%s | ", quote);
}

static void put_folders(const Layout *layout, Buf *out) {
  buf_format(out, "%.*s\n|---|---|---|\n", TEXT_ARG(said(layout, SAY_INIT_FOLDERS, NULL)));
  for (size_t i = 0; i < layout->pack->items.len; i++) {
    const PackItem *item = &layout->pack->items.at[i];
    if (!item->place.len) continue;
    buf_str(out, "| ");
    put_cell(out, item->place, "`");
    put_cell(out, item->id, "");
    put_cell(out, item->title, "");
    out->at[out->len - 1] = '\n';
  }
}

static void put_kinds(const Layout *layout, Buf *out) {
  const Vocabulary *vocabulary = &layout->pack->vocabulary;
  buf_format(out, "\n%.*s\n|---|---|\n", TEXT_ARG(said(layout, SAY_INIT_KINDS, NULL)));
  for (size_t i = 0; i < vocabulary->kinds.len + vocabulary->registers.len; i++) {
    bool kind = i < vocabulary->kinds.len;
    const Register *of = kind ? NULL : &vocabulary->registers.at[i - vocabulary->kinds.len];
    buf_str(out, "| ");
    put_cell(out, kind ? vocabulary->kinds.at[i].title : of->title, "");
    put_cell(out, kind ? vocabulary->kinds.at[i].id : of->id, "`");
    out->at[out->len - 1] = '\n';
  }
}

/* Numbers that come from elsewhere: where they are laid, and under which names the pack asks for them. */
static void put_imports(const Layout *layout, Buf *out) {
  TextList names = {0};
  pack_imports(layout->only->script, layout->arena, &names);
  for (size_t i = 0; i < names.len; i++)
    names.at[i] = text_format(layout->arena, "`imports/%.*s.csv`", TEXT_ARG(names.at[i]));
  const char *between = lang_is_chinese(layout->lang) ? "、" : ", ";
  Text files = text_join(layout->arena, &names, text_of(between));
  if (names.len) buf_format(out, "%.*s\n", TEXT_ARG(said(layout, SAY_INIT_IMPORTS, text_cstr(layout->arena, files))));
}

static bool write_readme(const Layout *layout) {
  const Kinds *kinds = &layout->pack->vocabulary.kinds;
  Text name = kinds->len ? text_format(layout->arena, "%.*s.docx", TEXT_ARG(kinds->at[0].title)) : TEXT("report.docx");
  Buf out = {0};
  buf_text(&out, said(layout, SAY_INIT_README, text_cstr(layout->arena, name)));
  put_imports(layout, &out);
  buf_char(&out, '\n');
  put_folders(layout, &out);
  if (kinds->len) put_kinds(layout, &out);
  return write_text(layout, "README.md", &out);
}

static bool lay_out(const Layout *layout) {
  TextList classes = {0};
  example_classes(layout, &classes);
  bool good = write_settings(layout) && write_units(layout, &classes) && write_decisions(layout) && write_readme(layout);
  for (size_t i = 0; good && i < classes.len; i++)
    good = make_unit(layout, classes.at[i], example_id(layout, classes.at[i], i + 1));
  return good;
}

/* ---- The command ---- */

static bool folder_is_empty(int folder, Arena *arena, Fail *fail) {
  FileList entries = {0};
  return fs_list(folder, ".", arena, &entries, fail) && entries.len == 0;
}

/* input/jx2016 lies in input. */
static Text folder_above(Arena *arena, const char *folder) {
  Text path = text_of(folder);
  while (path.len > 1 && text_ends(path, TEXT("/"))) path.len--;
  size_t at = path.len;
  while (at > 0 && path.at[at - 1] != '/') at--;
  return at ? text_copy(arena, text_slice(path, 0, at > 1 ? at - 1 : 1)) : TEXT(".");
}

static int init_work(PackOnly *only, Fail *fail) {
  const Options *options = only->session->options;
  const char *path = only->state;
  Layout layout = {.only = only, .pack = &only->pack, .arena = only->arena, .fail = fail, .lang = options->messages};
  if (!options->has_lang) layout.lang = pack_language(&layout);
  pack_only_tell(options, only->diags);
  if (!fs_make_folders(AT_FDCWD, path, fail)) return EXIT_SYSTEM;
  layout.folder = fs_open_folder(AT_FDCWD, path, fail);
  if (layout.folder < 0) return EXIT_SYSTEM;
  bool empty = folder_is_empty(layout.folder, only->arena, fail), good = empty && lay_out(&layout);
  close(layout.folder);
  if (!empty && !fail->text[0]) say_error(options, SAY_FOLDER_FILLED, path, NULL, NULL);
  if (!good) return fail->text[0] ? EXIT_SYSTEM : EXIT_USAGE;
  const char *above = text_cstr(only->arena, folder_above(only->arena, path));
  Text done = say(only->arena, options->messages, SAY_LAID_OUT, path, above, NULL);
  terminal_write(1, text_format(only->arena, "%.*s\n", TEXT_ARG(done)));
  return EXIT_DONE;
}

int command_init(const Options *options, Text pack, const char *folder) {
  Session session = session_none(options);
  Text own = text_format(session.arena, "%s/%.*s", options->input, TEXT_ARG(pack));
  PackOnly only = {.session = &session, .id = pack, .work = init_work};
  only.state = (void *)text_cstr(session.arena, folder ? text_of(folder) : own);
  int status = session_folder(options, options->rules, "--rules", &session.rules);
  if (!status) status = pack_only_run(&only);
  return session_close(&session, status);
}
