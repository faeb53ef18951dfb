/* SPDX-License-Identifier: MIT
 *
 * The head of data/results.xml: the assessment, and what its pack says of items, grades and standing, as far as numbers follow
 * from it. Takes: the publisher. Gives: XML of the schema in results_schema.c. Owns nothing.
 */
#include "publish/results_xml_in.h"

static void put_assessment(Xml *xml, const Publisher *publisher) {
  const Assessment *assessment = publisher->assessment;
  open_tag(xml, "assessment");
  attribute(xml, "name", assessment->name);
  attribute(xml, "title", assessment->title);
  attribute(xml, "publisher", assessment->publisher);
  attribute(xml, "number", assessment->number);
  attribute_day(xml, "as-of", assessment->as_of);
  attribute_day(xml, "from", publisher->pack->period.from);
  attribute_day(xml, "to", publisher->pack->period.to);
  attribute(xml, "theme", assessment->theme);
  end_empty(xml);
}

/* "superior 70, ballot 30" */
static Text mix_text(Xml *xml, const PackPart *part) {
  TextList said = {0};
  for (size_t i = 0; i < part->mix.len; i++)
    *list_add(xml->arena, &said) = text_format(xml->arena, "%.*s %lld", TEXT_ARG(part->mix.at[i].mode),
                                               (long long)part->mix.at[i].weight);
  return text_join(xml->arena, &said, TEXT(", "));
}

static void open_titled(Xml *xml, const char *name, Text id, Text title) {
  open_tag(xml, name);
  attribute(xml, "id", id);
  attribute(xml, "title", title);
}

static Text ids_of(Xml *xml, const Pack *pack, const PackItems *items) {
  TextList ids = {0};
  for (size_t i = 0; i < items->len; i++) *list_add(xml->arena, &ids) = pack->items.at[items->at[i]].id;
  return text_join(xml->arena, &ids, TEXT(", "));
}

static void put_bound(Xml *xml, const ScoreBound *bound) {
  attribute_points(xml, bound->points ? "at-least-points" : "at-least", bound->at_least);
}

/* What a veto or gate takes away, and what a gate is of. */
static void put_effect(Xml *xml, const Pack *pack, const PackItem *item) {
  const PackEffect *effect = &item->effect;
  attribute_true(xml, "veto", item->veto);
  attribute_true(xml, "gate", item->gate);
  if (!item->veto && !item->gate) return;
  attribute(xml, "zero", effect->zero_all ? TEXT("all") : ids_of(xml, pack, &effect->zero));
  attribute(xml, "fixes", effect->grade);
  if (effect->lower) attribute_number(xml, "lower", effect->lower);
  attribute(xml, "once", effect->once);
  attribute_true(xml, "unranked", effect->unranked);
  attribute(xml, "why", effect->why);
  attribute(xml, "of", ids_of(xml, pack, &effect->of));
  if (item->gate) put_bound(xml, &effect->bound);
  if (effect->complete) attribute(xml, "by", TEXT("completion"));
}

static void put_pack_item(Xml *xml, const Pack *pack, const PackItem *item) {
  open_titled(xml, "pack-item", item->id, item->title);
  attribute(xml, "section", item->section);
  attribute(xml, "place", item->place);
  attribute(xml, "source", item->source);
  attribute_points(xml, "points", item->points);
  attribute_true(xml, "bonus", item->bonus);
  attribute(xml, "minus", item->minus);
  put_effect(xml, pack, item);
  if (item->severity) attribute(xml, "severity", pack_severity(pack, item)->id);
  attribute_true(xml, "personal", item->personal);
  place(xml, &item->where);
  end_tag(xml);
  for (size_t i = 0; i < item->parts.len; i++) {
    const PackPart *part = &item->parts.at[i];
    open_titled(xml, "pack-part", part->id, part->title);
    attribute_points(xml, "points", part->points);
    attribute(xml, "for-units", text_join(xml->arena, &part->for_units, TEXT(", ")));
    attribute_true(xml, "markable", part->markable);
    attribute(xml, "guide", part->guide);
    attribute(xml, "weight-of-mode", mix_text(xml, part));
    attribute(xml, "decides", part->decides);
    if (part->late_cut) attribute_points(xml, "late", POINTS_ONE - part->late_cut);
    if (part->valued != VALUED_BY_NUMBER) attribute(xml, "valued", part->valued == VALUED_UP ? TEXT("up") : TEXT("down"));
    if (part->floor != NO_FLOOR && (part->valued == VALUED_DOWN || part->floor)) attribute_points(xml, "floor", part->floor);
    if (part->miss_cost) attribute_points(xml, "each", part->miss_cost);
    if (part->mark_full) attribute_points(xml, "mark-full", part->mark_full);
    place(xml, &part->where);
    end_empty(xml);
  }
  buf_str(xml->out, "</pack-item>\n");
}

static void put_quota(Xml *xml, const char *name, const char *share, const Quota *quota) {
  if (quota->count && !quota->of) attribute_number(xml, name, quota->count);
  if (quota->of) attribute(xml, share, quota->text);
}

static void put_band_demands(Xml *xml, const Pack *pack, const PackBand *band) {
  put_quota(xml, "most", "most-share", &band->most);
  if (!band->floors.len && !band->findings.len) {
    end_empty(xml);
    return;
  }
  end_tag(xml);
  for (size_t i = 0; i < band->floors.len; i++) {
    open_tag(xml, "floor");
    attribute(xml, "id", band->floors.at[i].id);
    attribute(xml, "of", ids_of(xml, pack, &band->floors.at[i].of));
    if (band->floors.at[i].by_leaves) attribute(xml, "by", TEXT("completion"));
    put_bound(xml, &band->floors.at[i].bound);
    end_empty(xml);
  }
  for (size_t i = 0; i < band->findings.len; i++) {
    open_tag(xml, "findings");
    attribute(xml, "severity", pack->severities.at[band->findings.at[i].severity - 1].id);
    attribute_number(xml, "most", band->findings.at[i].most);
    end_empty(xml);
  }
  buf_str(xml->out, "</band>\n");
}

static Text points_list(Xml *xml, const Points *at, size_t len) {
  TextList said = {0};
  for (size_t i = 0; i < len; i++) *list_add(xml->arena, &said) = points_text(xml->arena, at[i]);
  return text_join(xml->arena, &said, TEXT(", "));
}

static void put_peer(Xml *xml, const Pack *pack, const PackPeer *peer) {
  open_titled(xml, peer->mean ? "peers" : "rank", peer->id, peer->title);
  attribute(xml, "of", peer->of_score ? TEXT("score") : peer->of_completion ? TEXT("completion") : ids_of(xml, pack, &peer->of));
  attribute_true(xml, "of-quantity", peer->of_number);
  if (peer->low) attribute(xml, "best", TEXT("low"));
  attribute(xml, "points", points_list(xml, peer->first.at, peer->first.len));
  attribute(xml, "last", points_list(xml, peer->last.at, peer->last.len));
  if (peer->above) attribute_points(xml, "above", peer->above);
  if (peer->below) attribute_points(xml, "below", peer->below);
  if (peer->share_of_best) attribute_points(xml, "share-of-best", peer->share_of_best);
  TextList bands = {0};
  for (size_t i = 0; i < peer->bands.len; i++)
    *list_add(xml->arena, &bands) = text_format(xml->arena, "%.*s %.*s", TEXT_ARG(points_text(xml->arena, peer->bands.at[i].from)),
                                                TEXT_ARG(points_text(xml->arena, peer->bands.at[i].points)));
  for (size_t i = 0; i < peer->shares.len; i++)
    *list_add(xml->arena, &bands) = text_format(xml->arena, "%.*s %.*s", TEXT_ARG(peer->shares.at[i].text),
                                                TEXT_ARG(points_text(xml->arena, peer->shares.at[i].points)));
  attribute(xml, "bands", text_join(xml->arena, &bands, TEXT(", ")));
  end_empty(xml);
}

static void put_standing(Xml *xml, const Pack *pack) {
  for (size_t i = 0; i < pack->peers.len; i++) put_peer(xml, pack, &pack->peers.at[i]);
  for (size_t i = 0; i < pack->lists.len; i++) {
    open_titled(xml, "list", pack->lists.at[i].id, pack->lists.at[i].title);
    put_quota(xml, "top", "top-share", &pack->lists.at[i].top);
    put_quota(xml, "bottom", "bottom-share", &pack->lists.at[i].bottom);
    attribute(xml, "grade", text_join(xml->arena, &pack->lists.at[i].grades, TEXT(", ")));
    end_empty(xml);
  }
}

static void put_pack_lists(Xml *xml, const Pack *pack) {
  for (size_t i = 0; i < pack->sections.len; i++) {
    open_titled(xml, "section", pack->sections.at[i].id, pack->sections.at[i].title);
    const PackSection *section = &pack->sections.at[i];
    if (section->counts) attribute_points(xml, "counts", section->counts);
    if (section->counts) attribute_points(xml, "full", section->full);
    else if (section->weight.of) attribute_points(xml, "weight", section->weight.number);
    if (section->rescale) attribute(xml, "on-na", TEXT("rescale"));
    end_empty(xml);
  }
  for (size_t i = 0; i < pack->severities.len; i++) {
    open_titled(xml, "severity", pack->severities.at[i].id, pack->severities.at[i].title);
    attribute(xml, "within", pack->severities.at[i].within_text);
    end_empty(xml);
  }
  for (size_t i = 0; i < pack->items.len; i++) put_pack_item(xml, pack, &pack->items.at[i]);
  for (size_t i = 0; i < pack->vocabulary.kinds.len; i++) {
    open_titled(xml, "kind", pack->vocabulary.kinds.at[i].id, pack->vocabulary.kinds.at[i].title);
    end_empty(xml);
  }
  for (size_t i = 0; i < pack->bands.len; i++) {
    open_tag(xml, "band");
    attribute_points(xml, "from", pack->bands.at[i].from);
    attribute(xml, "name", pack->bands.at[i].name);
    put_band_demands(xml, pack, &pack->bands.at[i]);
  }
  put_standing(xml, pack);
  for (size_t i = 0; i < pack->decisions.len; i++) {
    open_tag(xml, "decision");
    attribute(xml, "about", pack->decisions.at[i].about);
    attribute(xml, "chosen", pack->decisions.at[i].chosen);
    end_empty(xml);
  }
}

/* "A, B; C": what decides between equal scores, in this order. */
static Text ties_text(Xml *xml, const Pack *pack) {
  TextList ties = {0};
  for (size_t i = 0; i < pack->ties.len; i++) *list_add(xml->arena, &ties) = ids_of(xml, pack, &pack->ties.at[i]);
  return text_join(xml->arena, &ties, TEXT("; "));
}

static void put_pack(Xml *xml, const Publisher *publisher) {
  const Pack *pack = publisher->pack;
  open_titled(xml, "pack", pack->id, pack->title);
  attribute(xml, "version", pack->version);
  attribute_hash(xml, "sha256", &pack->hash);
  attribute(xml, "for-units", pack->for_units);
  attribute_true(xml, "scored", pack->scored);
  attribute_points(xml, "full", pack->full);
  attribute_points(xml, "bonus-max", pack->bonus_max);
  if (pack->bonus_min) attribute_points(xml, "bonus-min", pack->bonus_min);
  attribute_points(xml, "precision", pack->precision);
  if (pack->rescale) attribute(xml, "on-na", TEXT("rescale"));
  if (pack->round_final) attribute_points(xml, "round-final", pack->round_final);
  if (pack->least) attribute_points(xml, "least", pack->least);
  if (pack->bounded) attribute_points(xml, "most", pack->most);
  attribute(xml, "ties", ties_text(xml, pack));
  attribute_true(xml, "most-of-all", pack->most_of_all);
  attribute_true(xml, "findings-by-item", pack->findings_by_item);
  attribute(xml, "decides", publisher->marks->decides);
  attribute(xml, "bands-of", pack->bands.len ? (pack->grade_of_score ? TEXT("score") : TEXT("completion")) : TEXT_NONE);
  end_tag(xml);
  put_pack_lists(xml, pack);
  buf_str(xml->out, "</pack>\n");
}

void results_xml_head(Buf *out, const Publisher *publisher) {
  Xml xml = {out, arena_new()};
  buf_str(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<results xmlns=\"urn:dossier:results:1\" version=\"1\"");
  attribute(&xml, "tool", text_of(publisher->tool_version));
  attribute(&xml, "language", text_of(lang_tag(publisher->assessment->lang)));
  attribute(&xml, "profile", publisher->assessment->profile == PROFILE_INNER ? TEXT("inner") : TEXT("public"));
  end_tag(&xml);
  put_assessment(&xml, publisher);
  put_pack(&xml, publisher);
  arena_free(xml.arena);
}
