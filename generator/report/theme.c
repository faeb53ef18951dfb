/* SPDX-License-Identifier: MIT
 *
 * A theme in one language: templates, print looks and site assets, read once a run.
 * Takes: the open themes/ folder and a name. Gives: a Theme, or NULL with diagnostics. Owns nothing: all is in the arena.
 */
#include "report/report_in.h"

const char *const report_names[REPORT_COUNT] = {"overview", "findings", "decisions", "messages", "sort", "matrix", "ledger", "bulletin",
                                                "item",     "unit",     "todo",      "paper"};

enum { TEMPLATE_BYTES = 1 << 18, LOOK_BYTES = 1 << 24, ASSET_BYTES = 1 << 24 };

typedef struct NamedLook {
  Text name;
  Look look;
} NamedLook;

struct Theme {
  Lang lang;
  uint64_t stamp;
  Template templates[REPORT_COUNT];
  LIST(NamedLook) looks;
  LIST(ThemeAsset) assets;
};

typedef struct Loader {
  int themes;
  Text name;
  Arena *arena;
  DiagList *diags;
  Fail *fail;
  Theme *theme;
} Loader;

static void missing(Loader *loader, Text file) {
  Text shown = fs_path_join(loader->arena, TEXT("themes"), loader->name);
  diag_add(loader->diags, DIAG_THEME_MISSING, where_of(shown, 0, 0), loader->name, file, TEXT_NONE);
}

/* A file below themes/<name>/; it joins the stamp with its name. False after a diagnostic or a failure. */
static bool file_load(Loader *loader, Text file, size_t limit, Text *bytes) {
  FileStat stat;
  Text path = fs_path_join(loader->arena, loader->name, file);
  ReadOutcome outcome =
      fs_read(loader->themes, text_cstr(loader->arena, path), limit, loader->arena, bytes, &stat, loader->fail);
  if (outcome == READ_FAILED) return false;
  if (outcome != READ_OK) {
    missing(loader, file);
    return false;
  }
  loader->theme->stamp = hash_quick(file, loader->theme->stamp);
  loader->theme->stamp = hash_quick(*bytes, loader->theme->stamp);
  return true;
}

static Text template_file(Loader *loader, Lang lang, ReportKind kind) {
  return text_format(loader->arena, "report/%s/%s.md", lang_tag(lang), report_names[kind]);
}

static bool template_exists(Loader *loader, Lang lang, ReportKind kind) {
  FileStat stat;
  Text path = fs_path_join(loader->arena, loader->name, template_file(loader, lang, kind));
  return fs_stat(loader->themes, text_cstr(loader->arena, path), &stat);
}

/* Traditional Chinese is made from the Simplified wording where the theme has none of its own. */
static bool template_load(Loader *loader, ReportKind kind) {
  Template *template = &loader->theme->templates[kind];
  Lang lang = loader->theme->lang;
  bool made = lang == LANG_ZH_HANT && !template_exists(loader, lang, kind);
  Text file = template_file(loader, made ? lang_written(lang) : lang, kind);
  if (!file_load(loader, file, TEMPLATE_BYTES, &template->source)) return false;
  if (made) template->source = text_hant(loader->arena, template->source);
  template->file = text_format(loader->arena, "themes/%.*s/%.*s", TEXT_ARG(loader->name), TEXT_ARG(file));
  return template_parse(template, kind, loader->arena, loader->diags);
}

/* All templates are looked at even when one is wrong: the author sees every mistake at once. */
static bool templates_load(Loader *loader) {
  bool good = true;
  for (int kind = 0; kind < REPORT_COUNT; kind++) good &= template_load(loader, (ReportKind)kind);
  return good;
}

typedef bool (*FileTaker)(Loader *loader, Text name, Text bytes);

/* The regular files of one folder of the theme; a theme without the folder is fine. */
static bool folder_load(Loader *loader, const char *folder, Text ending, size_t limit, FileTaker take) {
  FileList entries = {0};
  FileStat stat;
  Text path = fs_path_join(loader->arena, loader->name, text_of(folder));
  const char *path_c = text_cstr(loader->arena, path);
  if (!fs_stat(loader->themes, path_c, &stat)) return true;
  if (!fs_list(loader->themes, path_c, loader->arena, &entries, loader->fail)) return false;
  bool good = true;
  for (size_t i = 0; i < entries.len; i++) {
    Text name = entries.at[i].name, bytes;
    if (entries.at[i].stat.kind != FILE_REGULAR || name.at[0] == '.' || !text_ends(name, ending)) continue;
    good &= file_load(loader, fs_path_join(loader->arena, text_of(folder), name), limit, &bytes) && take(loader, name, bytes);
  }
  return good;
}

static bool look_take(Loader *loader, Text name, Text bytes) {
  Text file = text_format(loader->arena, "themes/%.*s/print/%.*s", TEXT_ARG(loader->name), TEXT_ARG(name));
  NamedLook *named = list_add(loader->arena, &loader->theme->looks);
  named->name = text_slice(name, 0, name.len - TEXT(".fodt").len);
  return read_look(bytes, file, loader->arena, loader->diags, &named->look);
}

static bool asset_take(Loader *loader, Text name, Text bytes) {
  *list_add(loader->arena, &loader->theme->assets) = (ThemeAsset){name, bytes};
  return true;
}

Theme *theme_load(int themes, Text name, Lang lang, Arena *arena, DiagList *diags, Fail *fail) {
  Theme *theme = arena_alloc(arena, sizeof *theme);
  Loader loader = {themes, name, arena, diags, fail, theme};
  FileStat stat;
  theme->lang = lang;
  if (!fs_stat(themes, text_cstr(arena, name), &stat) || stat.kind != FILE_FOLDER) {
    missing(&loader, TEXT("report/"));
    return NULL;
  }
  bool good = templates_load(&loader);
  good &= folder_load(&loader, "print", TEXT(".fodt"), LOOK_BYTES, look_take);
  good &= folder_load(&loader, "site", TEXT_NONE, ASSET_BYTES, asset_take);
  return good ? theme : NULL;
}

uint64_t theme_stamp(const Theme *theme) {
  return theme->stamp;
}

const Look *theme_look(const Theme *theme, Text page_profile) {
  for (size_t i = 0; i < theme->looks.len; i++)
    if (text_equal(theme->looks.at[i].name, page_profile)) return &theme->looks.at[i].look;
  return NULL;
}

size_t theme_assets(const Theme *theme, const ThemeAsset **assets) {
  *assets = theme->assets.at;
  return theme->assets.len;
}

static Composer composer_of(const Theme *theme, ReportKind kind, const ReportData *data, Arena *arena) {
  return (Composer){.arena = arena, .lang = theme->lang, .kind = kind, .data = data, .template = &theme->templates[kind]};
}

DocNode *report_compose(const Theme *theme, ReportKind kind, const ReportData *data, Arena *arena, DiagList *diags) {
  Composer composer = composer_of(theme, kind, data, arena);
  DocNode *root = doc_new(arena);
  (void)diags; /* templates were checked when they were loaded: nothing can go wrong here */
  template_fill(&composer, root);
  return root;
}

Text report_title(const Theme *theme, ReportKind kind, const ReportData *data, Arena *arena) {
  Composer composer = composer_of(theme, kind, data, arena);
  return template_title(&composer);
}
