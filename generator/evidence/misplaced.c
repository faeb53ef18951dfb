/* SPDX-License-Identifier: MIT
 *
 * What lies in input/ beside the places that are read. Takes: the folder input/, or that of an assessment. Gives: a warning
 * for a name that seems to mean one of these places. Nothing is read under a wrong name, and nothing of another kind is told:
 * people may keep what they like beside their assessments.
 */
#include "evidence/evidence_in.h"

#define SETTINGS_FILE "assessment.yml"

typedef struct Place {
  const char *name;
  FileKind kind;
} Place;

static const Place places[] = {{SETTINGS_FILE, FILE_REGULAR}, {REGISTER_FILE, FILE_REGULAR}, {"waivers.csv", FILE_REGULAR},
                               {HOLIDAY_FILE, FILE_REGULAR}, {"ledger.csv", FILE_REGULAR},
                               {"marks", FILE_FOLDER},        {"units", FILE_FOLDER},        {"history", FILE_FOLDER}, {"imports", FILE_FOLDER}};
#define PLACE_COUNT (sizeof places / sizeof *places)

/* What is too far off for its letters to tell, and what is right elsewhere. */
static const struct {
  const char *name, *meant;
} slips[] = {{"marks.csv", "marks/<mode>.csv"},     {"mark.csv", "marks/<mode>.csv"},   {UNIT_FILE, "units/<unit>/" UNIT_FILE},
             {"assessment.txt", SETTINGS_FILE},     {"assessment.yaml", SETTINGS_FILE}, {SETTINGS_FILE ".txt", SETTINGS_FILE},
             {REGISTER_FILE ".csv", REGISTER_FILE}, {"units.xlsx", REGISTER_FILE},      {"waivers.xlsx", "waivers.csv"},
             {"waivers.csv.csv", "waivers.csv"},    {"marks.xlsx", "marks/<mode>.csv"},  {"holidays.xlsx", HOLIDAY_FILE},
             {"holiday.csv", HOLIDAY_FILE}};

static const Place *place_at(Text name) {
  for (size_t i = 0; i < PLACE_COUNT; i++)
    if (text_is(name, places[i].name)) return &places[i];
  return NULL;
}

static Text place_meant(Arena *arena, Text name) {
  Text known[PLACE_COUNT], folded = text_fold(arena, name);
  for (size_t i = 0; i < sizeof slips / sizeof *slips; i++)
    if (text_is(folded, slips[i].name)) return text_of(slips[i].meant);
  for (size_t i = 0; i < PLACE_COUNT; i++) known[i] = text_of(places[i].name);
  return text_nearest(name, known, PLACE_COUNT);
}

static void say(Arena *arena, DiagList *diags, DiagCode code, Text folder, Text name, Text first) {
  Text path = text_format(arena, "input/%.*s%s%.*s", TEXT_ARG(folder), name.len ? "/" : "", TEXT_ARG(name));
  diag_add(diags, code, where_of(name_shown(arena, path), 0, 0), first, TEXT_NONE, TEXT_NONE);
}

/* The folder of units may have any name. */
static bool is_units(const Assessment *a, Text name) {
  Text path = a->units_path, first;
  return text_cut(&path, '/', &first) && text_equal(first, name);
}

static void look_at(const Assessment *a, const FileEntry *entry, Arena *arena, DiagList *diags) {
  const Place *place = place_at(entry->name);
  if (evidence_is_junk(entry->name) || is_units(a, entry->name)) return;
  if (place && place->kind == entry->stat.kind) return;
  Text meant = place ? text_format(arena, "%s%s", place->name, place->kind == FILE_FOLDER ? "/" : "")
                     : place_meant(arena, entry->name);
  bool there = text_equal(meant, TEXT("units")) && !is_units(a, TEXT("units")); /* its units are elsewhere */
  if (meant.len && !there) say(arena, diags, DIAG_ASSESSMENT_PLACE, a->name, entry->name, meant);
}

bool assessment_look(const Assessment *a, Arena *arena, DiagList *diags, Fail *fail) {
  FileList entries = {0};
  FileStat stat;
  if (!fs_list(a->folder, ".", arena, &entries, fail)) return false;
  for (size_t i = 0; i < entries.len; i++) look_at(a, &entries.at[i], arena, diags);
  if (!fs_stat(a->folder, "marks", &stat) || stat.kind != FILE_FOLDER) return true;
  if (!fs_list(a->folder, "marks", arena, &entries, fail)) return false;
  for (size_t i = 0; i < entries.len; i++) {
    Text name = entries.at[i].name;
    if (!evidence_is_junk(name) && (entries.at[i].stat.kind != FILE_REGULAR || !text_ends_nocase(name, ".csv")))
      say(arena, diags, DIAG_ASSESSMENT_PLACE, text_format(arena, "%.*s/marks", TEXT_ARG(a->name)), name,
          TEXT("marks/<mode>.csv"));
  }
  return true;
}

/* ---- Folders of input/ that would be assessments ---- */

/* The name of a file in the folder that seems to mean assessment.yml; empty = none. */
static Text settings_meant(int input, Text folder, Arena *arena) {
  FileList entries = {0};
  Fail ignored = {0};
  if (!fs_list(input, text_cstr(arena, folder), arena, &entries, &ignored)) return TEXT_NONE;
  for (size_t i = 0; i < entries.len; i++)
    if (entries.at[i].stat.kind == FILE_REGULAR && text_is(place_meant(arena, entries.at[i].name), SETTINGS_FILE))
      return entries.at[i].name;
  return TEXT_NONE;
}

static void look_for_assessment(int input, Text folder, Arena *arena, DiagList *diags) {
  FileStat stat;
  bool settings = fs_stat(input, text_cstr(arena, text_format(arena, "%.*s/" SETTINGS_FILE, TEXT_ARG(folder))), &stat);
  if (settings && !text_is_utf8(folder, NULL)) say(arena, diags, DIAG_ASSESSMENT_FOLDER, folder, TEXT_NONE, TEXT_NONE);
  Text meant = settings ? TEXT_NONE : settings_meant(input, folder, arena);
  if (meant.len) say(arena, diags, DIAG_ASSESSMENT_PLACE, folder, meant, TEXT(SETTINGS_FILE));
}

bool assessments_look(int input, Arena *arena, DiagList *diags, Fail *fail) {
  FileList entries = {0};
  if (!fs_list(input, ".", arena, &entries, fail)) return false;
  for (size_t i = 0; i < entries.len; i++)
    if (entries.at[i].stat.kind == FILE_FOLDER && entries.at[i].name.at[0] != '.')
      look_for_assessment(input, entries.at[i].name, arena, diags);
  return true;
}
