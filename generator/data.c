/* SPDX-License-Identifier: MIT
 *
 * data/: the results for other programs and later periods, from the pieces that each unit left. Takes: hand-over parts. Gives:
 * one file after the other in the stage and in the spool, so that only one is held at a time. Owns nothing.
 */
#include "phases.h"

typedef struct DataJob {
  Run *run;
  const Publisher *publisher;
  const DiagList *diags;
  Buf out;
  Fail *fail;
} DataJob;

typedef bool (*TakePiece)(DataJob *job, uint32_t unit, Text xml, Text csv);

static bool each_unit(DataJob *job, TakePiece take) {
  Arena *arena = arena_new();
  bool good = true;
  for (uint32_t unit = 0; good && unit < job->run->units.all.len; unit++) {
    Text entries, xml, csv;
    good = handover_load_part(job->run, job->run->units.all.at[unit].id, arena, &entries, &xml, &csv, job->fail) &&
           take(job, unit, xml, csv);
    arena_reset(arena);
  }
  arena_free(arena);
  return good;
}

static bool take_xml(DataJob *job, uint32_t unit, Text xml, Text csv) {
  (void)unit, (void)csv;
  buf_text(&job->out, xml);
  return true;
}

static bool take_csv(DataJob *job, uint32_t unit, Text xml, Text csv) {
  (void)unit, (void)xml;
  buf_text(&job->out, csv);
  return true;
}

static bool take_json(DataJob *job, uint32_t unit, Text xml, Text csv) {
  (void)csv;
  return results_json_element(&job->out, xml, unit == 0, job->fail);
}

static bool take_row(DataJob *job, uint32_t unit, Text xml, Text csv) {
  (void)unit, (void)xml;
  results_xlsx_rows(&job->out, csv);
  return true;
}

/* ---- Files ---- */

static bool make_schema(DataJob *job) {
  buf_str(&job->out, results_schema);
  return true;
}

static bool make_xml(DataJob *job) {
  results_xml_head(&job->out, job->publisher);
  if (!each_unit(job, take_xml)) return false;
  results_xml_tail(&job->out, job->diags, job->run->assessment.lang);
  return true;
}

static bool make_csv(DataJob *job) {
  results_csv_head(&job->out, job->run->assessment.lang);
  return each_unit(job, take_csv);
}

static bool make_units(DataJob *job) {
  units_csv(&job->out, job->publisher);
  return true;
}

static bool make_json(DataJob *job) {
  Buf piece = {0};
  results_xml_head(&piece, job->publisher);
  bool good = results_json_begin(&job->out, buf_view(&piece), job->fail);
  results_json_list(&job->out, "unit", true);
  good = good && each_unit(job, take_json);
  results_json_list(&job->out, "diagnostic", false);
  for (size_t i = 0; good && i < job->diags->all.len; i++) {
    buf_reset(&piece);
    results_xml_diag(&piece, &job->diags->all.at[i], job->run->assessment.lang);
    good = results_json_element(&job->out, buf_view(&piece), i == 0, job->fail);
  }
  results_json_end(&job->out);
  buf_free(&piece);
  return good;
}

static bool make_xlsx(DataJob *job) {
  Buf head = {0}, zip = {0};
  results_csv_head(&head, job->run->assessment.lang);
  results_xlsx_begin(&job->out, buf_view(&head));
  bool good = each_unit(job, take_row) && results_xlsx_end(&job->out, job->run->assessment.as_of, &zip, job->fail);
  buf_free(&job->out);
  job->out = zip;
  buf_free(&head);
  return good;
}

bool data_compose(Run *run, const Publisher *publisher, const DiagList *diags, Spool *spool, Buf *entries, Fail *fail) {
  static const struct {
    const char *path;
    bool (*make)(DataJob *job);
    bool packed;
  } files[] = {{"data/results.xml", make_xml, false},
               {"data/results.rng", make_schema, false},
               {"data/results.csv", make_csv, false},
               {"data/units.csv", make_units, false},
               {"data/results.json", make_json, false},
               {"data/results.xlsx", make_xlsx, true}};
  bool good = true;
  for (size_t i = 0; good && i < sizeof files / sizeof *files; i++) {
    DataJob job = {.run = run, .publisher = publisher, .diags = diags, .fail = fail};
    Text path = text_of(files[i].path);
    good = files[i].make(&job);
    if (good) spool_add(spool, path, buf_view(&job.out), files[i].packed);
    good = good && stage_put(run->stage, path, buf_view(&job.out), entries, fail);
    buf_free(&job.out);
  }
  return good;
}
