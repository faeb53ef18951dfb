/* SPDX-License-Identifier: MIT
 *
 * Properties of ranks, grades, points among peers and lists, over generated packs and units (a fixed sequence of numbers):
 *   the order of units changes nothing but the order; a unit of another class changes nothing in this class;
 *   the same points more for all leave every place; one unit's points more never lower its place, its points by place, its grade;
 *   places, quotas, lists and means are what counting one by one says; a hand-over gives the same again.
 * The checker says what it found; fields that are altered on purpose show that it would.
 */
#include "assess_help.h"

enum { MOST_UNITS = 9, ITEMS = 2, PEERS = 4, ROUNDS = 6000 };

static uint64_t seed = 20250107;

static uint32_t pick(uint32_t below) { /* xorshift64 */
  seed ^= seed << 13;
  seed ^= seed >> 7;
  seed ^= seed << 17;
  return (uint32_t)(seed >> 33) % below;
}

typedef struct Field { /* what standing is computed over */
  Arena *arena;
  Pack pack;
  Units units;
  Summaries all;
} Field;

/* ---- A pack ---- */

static Quota random_quota(void) {
  return pick(2) ? (Quota){.count = 1 + pick(3)} : (Quota){.number = 1 + pick(3), .of = 3 + pick(7), .count = pick(2)};
}

static void random_peer(Field *field, uint32_t number) {
  PackPeer *peer = list_add(field->arena, &field->pack.peers);
  *peer = (PackPeer){.id = TEXT("r"),
                     .mean = number == 1,
                     .of_score = !number || (number == 1 && pick(2)),
                     .low = !pick(4),
                     .above = 500,
                     .below = -1000};
  if (number == 2) peer->of_completion = pick(2);
  peer->of_number = number == 3 || (number == 1 && !peer->of_score && pick(2));
  for (uint32_t i = 0; i < 3 && !peer->mean && number >= 2 && pick(3); i++)
    *list_add(field->arena, &peer->shares) = (PeerShare){i + 1, 3 + pick(2) * !i, TEXT("some"), 1500 - 500 * (Points)i};
  if (peer->shares.len) return;
  if (!peer->of_score && !peer->of_completion && !peer->of_number) *list_add(field->arena, &peer->of) = pick(ITEMS);
  for (uint32_t i = pick(3); i && !peer->mean; i--) *list_add(field->arena, &peer->first) = i * 1000;
  for (uint32_t i = pick(3); i && !peer->mean; i--) *list_add(field->arena, &peer->last) = -500 * (Points)i;
  if (!peer->mean || pick(2)) return;
  static const PeerBand bands[] = {{2000, 1500}, {0, 250}, {-100000, -250}};
  for (size_t i = 0; i < 3; i++) *list_add(field->arena, &peer->bands) = bands[i];
}

static void random_pack(Field *field, bool quotas) {
  Pack *pack = &field->pack;
  static const char *const names[] = {"A", "B", "C"};
  *pack = (Pack){.scored = pick(4), .precision = 10, .rescale = !pick(3), .bounded = !pick(4), .most = 15000};
  pack->grade_of_score = pack->scored;
  for (int i = 0; i < ITEMS; i++) list_add(field->arena, &pack->items)->section_index = UINT32_MAX;
  for (uint32_t i = 0; i < 3; i++) {
    PackBand *band = list_add(field->arena, &pack->bands);
    *band = (PackBand){.from = (90 - 35 * (int64_t)i) * POINTS_ONE, .name = text_of(names[i])};
    if (quotas && !pick(2)) band->most = random_quota();
  }
  for (uint32_t i = 0; i < PEERS && pack->scored; i++) random_peer(field, i);
  *list_add(field->arena, &pack->lists) = (PackList){.id = TEXT("red"), .top = random_quota()};
  *list_add(field->arena, &pack->lists) = (PackList){.id = TEXT("black"), .bottom = random_quota()};
  *list_add(field->arena, &pack->lists) = (PackList){.id = TEXT("both"), .top = random_quota(), .bottom = random_quota()};
}

/* ---- Units: few different numbers, so that many places are shared ---- */

static Sums random_sums(void) {
  Sums sums = {.confirmed = pick(6) * 1000, .pending = pick(3) * 500, .lost = pick(5) * 1000, .not_applicable = pick(3) * 2000};
  if (!pick(16)) sums = (Sums){.not_applicable = 3000};
  sums.full = sums.confirmed + sums.pending + sums.lost + sums.not_applicable;
  sums.leaves_due = pick(6);
  sums.leaves_done = pick((uint32_t)sums.leaves_due + 1);
  return sums;
}

static void add_lacks(Field *field, UnitSummary *summary) {
  for (uint32_t band = 0; band < 2; band++)
    if (!pick(5)) *list_add(field->arena, &summary->lacks) = (GradeLack){.band = band, .what = TEXT("a plan")};
}

static void set_items(Field *field, UnitSummary *summary) {
  uint8_t *states = arena_alloc(field->arena, ITEMS);
  Sums *items = arena_alloc(field->arena, ITEMS * sizeof *items);
  summary->sums = (Sums){0};
  for (int i = 0; i < ITEMS; i++) {
    items[i] = random_sums();
    states[i] = STATE_PARTIAL;
    sums_add(&summary->sums, &items[i]);
  }
  summary->states = states;
  summary->early = arena_alloc(field->arena, ITEMS);
  summary->waived = arena_alloc(field->arena, ITEMS);
  summary->items = items;
}

static void add_unit(Field *field, const char *klass) {
  UnitSummary *summary = list_add(field->arena, &field->all);
  *summary = (UnitSummary){.unit = (uint32_t)field->all.len - 1,
                           .applies = pick(9),
                           .provisional = !pick(9),
                           .next_by = DAY_NONE,
                           .grade = TEXT_NONE,
                           .fixed = pick(9) ? TEXT_NONE : TEXT("out"),
                           .fixed_why = TEXT_NONE,
                           .fixed_paper = TEXT_NONE};
  *list_add(field->arena, &field->units.all) = (Unit){.id = TEXT("u"), .klass = text_of(klass)};
  set_items(field, summary);
  summary->adjusted = summary->sums;
  summary->bonus = (Sums){.full = 1000, .confirmed = pick(3) * 250};
  summary->bonus.lost = 1000 - summary->bonus.confirmed;
  summary->peers = arena_alloc(field->arena, (PEERS + 1) * sizeof(PeerResult));
  for (uint32_t i = 0; i < PEERS; i++) summary->peers[i].own = (PeerNumber){pick(8), (int64_t)pick(7) - 1, 1 + pick(3)};
  add_lacks(field, summary);
  if (!pick(4)) *list_add(field->arena, &summary->lowered) = (GradeStep){.steps = 1 + pick(3)};
}

static void judge(Field *field) {
  standing_finals(&field->pack, &field->units, &field->all);
  standing_fill(&field->pack, &field->units, &field->all);
}

static void field_open(Field *field, bool quotas) {
  static const char *const classes[] = {"", "town"};
  memset(field, 0, sizeof *field);
  field->arena = arena_new();
  random_pack(field, quotas);
  for (uint32_t i = 1 + pick(MOST_UNITS); i; i--) add_unit(field, classes[!pick(3)]);
  judge(field);
}

/* ---- What is known of one unit, as bytes: its number apart ---- */

static Text bytes_of(Field *field, const UnitSummary *summary, bool numbered) {
  Buf out = {0};
  UnitSummary copy = *summary;
  if (!numbered) copy.unit = 0;
  summary_put(&out, &field->pack, &copy);
  wire_put_u64(&out, copy.crowded);
  Text bytes = text_copy(field->arena, buf_view(&out));
  buf_free(&out);
  return bytes;
}

static Text klass_of(const Field *field, size_t i) {
  return field->units.all.at[field->all.at[i].unit].klass;
}

/* ---- The checker: NULL, or what does not hold ---- */

static bool is_ranked(const Field *field, size_t i) {
  const UnitSummary *unit = &field->all.at[i];
  bool number = field->pack.scored ? unit->sums.full > unit->sums.not_applicable : unit->sums.leaves_due > 0;
  return unit->applies && !unit->provisional && number;
}

/* Above 0: `a` stands before `b`. */
static int64_t merit(const Field *field, size_t a, size_t b) {
  const UnitSummary *left = &field->all.at[a], *right = &field->all.at[b];
  if (field->pack.scored) return left->final.score - right->final.score;
  return left->sums.leaves_done * right->sums.leaves_due - right->sums.leaves_done * left->sums.leaves_due;
}

typedef struct Count {
  uint32_t before, beside, behind; /* of its class: beside counts the unit itself */
} Count;

static Count count_peers(const Field *field, size_t i) {
  Count count = {0};
  for (size_t k = 0; k < field->all.len; k++) {
    if (!is_ranked(field, k) || !text_equal(klass_of(field, i), klass_of(field, k))) continue;
    int64_t more = merit(field, k, i);
    count.before += more > 0;
    count.beside += !more;
    count.behind += more < 0;
  }
  return count;
}

static int64_t count_all(const Count *count) {
  return count->before + count->beside + count->behind;
}

static bool is_first(const PackList *list, const Count *count) {
  return count->before + 1 <= quota_of(&list->top, count_all(count));
}

/* Who is first on one of them is last on none. */
static bool in_list(const Field *field, const PackList *list, const Count *count) {
  bool first = false;
  for (size_t i = 0; i < field->pack.lists.len; i++) first |= is_first(&field->pack.lists.at[i], count);
  return first ? is_first(list, count) : count->behind < quota_of(&list->bottom, count_all(count));
}

static const char *check_place(const Field *field, size_t i) {
  const UnitSummary *unit = &field->all.at[i];
  Count count = count_peers(field, i);
  if (!is_ranked(field, i)) return unit->rank || unit->rank_of || unit->lists ? "who cannot be ranked has a place" : NULL;
  if (unit->rank != count.before + 1) return "a place is not one more than those before it";
  if (unit->rank_of != count.before + count.beside + count.behind) return "a place is of another number of units";
  for (uint32_t l = 0; l < field->pack.lists.len; l++)
    if ((unit->lists >> l & 1) != in_list(field, &field->pack.lists.at[l], &count)) return "a list names another one";
  return NULL;
}

static Points peer_value(const Field *field, const PackPeer *peer, size_t i) {
  const UnitSummary *unit = &field->all.at[i];
  if (peer->of_number) return peer_thousandths(&unit->peers[peer - field->pack.peers.at].own);
  return peer->of_score ? unit->final.rescaled + unit->final.bonus : unit->items[peer->of.at[0]].confirmed;
}

/* Above 0: `a` stands before `b` in a rank. */
static int64_t peer_order(const Field *field, size_t number, size_t a, size_t b) {
  const PackPeer *peer = &field->pack.peers.at[number];
  const UnitSummary *left = &field->all.at[a], *right = &field->all.at[b];
  const PeerNumber *one = &left->peers[number].own, *other = &right->peers[number].own;
  int64_t more = peer->of_number ? one->number * other->of - other->number * one->of
                 : peer->of_completion
                     ? left->sums.leaves_done * right->sums.leaves_due - right->sums.leaves_done * left->sums.leaves_due
                     : peer_value(field, peer, a) - peer_value(field, peer, b);
  return peer->low ? -more : more;
}

/* Place and points of a rank, by counting who stands before and behind. */
static const char *check_rank(const Field *field, size_t number, size_t i) {
  const PackPeer *peer = &field->pack.peers.at[number];
  size_t before = 0, behind = 0, all = 0;
  for (size_t k = 0; k < field->all.len; k++) {
    if (!field->all.at[k].peers[number].counts || !text_equal(klass_of(field, i), klass_of(field, k))) continue;
    int64_t order = peer_order(field, number, k, i);
    before += order > 0;
    behind += order < 0;
    all++;
  }
  Points wanted = behind < peer->last.len ? peer->last.at[behind] : 0;
  if (before < peer->first.len) wanted = peer->first.at[before];
  for (size_t s = peer->shares.len; s-- > 0;) /* the smallest share that holds the place comes last */
    if ((int64_t)(before + 1) * peer->shares.at[s].of <= (int64_t)all * peer->shares.at[s].number)
      wanted = peer->shares.at[s].points;
  const PeerResult *result = &field->all.at[i].peers[number];
  if (result->place != before + 1 || result->of != all) return "a place among peers is not one more than those before it";
  return result->points == wanted ? NULL : "points by the place are others";
}

/* Sum and number of those that count for a rank or mean, in the class of `i`. */
static int64_t peer_sum(const Field *field, size_t number, size_t i, int64_t *count) {
  int64_t sum = 0;
  *count = 0;
  for (size_t k = 0; k < field->all.len; k++) {
    if (!field->all.at[k].peers[number].counts || !text_equal(klass_of(field, i), klass_of(field, k))) continue;
    sum += peer_value(field, &field->pack.peers.at[number], k);
    ++*count;
  }
  return sum;
}

static const char *check_mean(const Field *field, size_t number, size_t i) {
  const PackPeer *peer = &field->pack.peers.at[number];
  int64_t count, sum = peer_sum(field, number, i, &count), above = peer_value(field, peer, i) * count - sum;
  if (peer->low) above = -above;
  Points wanted = above > 0 ? peer->above : above < 0 ? peer->below : 0;
  if (peer->bands.len) wanted = above >= 2000 * count ? 1500 : above >= 0 ? 250 : above >= -100000 * count ? -250 : 0;
  return field->all.at[i].peers[number].points == wanted ? NULL : "points by the mean are others";
}

/* What items, bonus and peers bring is the score, within bounds; peers are the sum of their lines. */
static const char *check_final(const Field *field, size_t i) {
  const UnitSummary *unit = &field->all.at[i];
  const Final *final = &unit->final;
  Points peers = 0, sum = final->rescaled + final->bonus + final->peers;
  for (size_t k = 0; k < field->pack.peers.len; k++) {
    const char *wrong = NULL;
    peers += unit->peers[k].points;
    if (unit->peers[k].counts) wrong = field->pack.peers.at[k].mean ? check_mean(field, k, i) : check_rank(field, k, i);
    if (unit->peers[k].counts && field->pack.peers.at[k].of_number && !unit->peers[k].own.known)
      wrong = "an unknown number has a place";
    if (wrong) return wrong;
    if (!unit->peers[k].counts && unit->peers[k].points) return "who has no number has points by it";
  }
  if (peers != final->peers) return "points by rank and mean do not add up";
  if (field->pack.bounded && sum > field->pack.most) sum = field->pack.most;
  if (sum < field->pack.least) sum = field->pack.least;
  return final->score == sum && final->reach >= final->score ? NULL : "the steps to the final score do not add up";
}

static bool lacks(const UnitSummary *unit, uint32_t band) {
  for (size_t i = 0; i < unit->lacks.len; i++)
    if (unit->lacks.at[i].band == band) return true;
  return false;
}

/* The first grade that is reached, lacks nothing and is not full, from so many below the unit's own. */
static const char *check_grade(const Field *field, size_t i) {
  const UnitSummary *unit = &field->all.at[i];
  Text wanted = unit->applies ? unit->fixed : TEXT_NONE;
  uint32_t own = 0, last = (uint32_t)field->pack.bands.len - 1;
  while (own < last && (!grade_reached(&field->pack, unit, own) || lacks(unit, own))) own++;
  if (unit->lowered.len) own += (uint32_t)unit->lowered.at[0].steps;
  for (uint32_t b = own < last ? own : last; b < field->pack.bands.len && unit->applies && !unit->provisional && !wanted.len; b++)
    if (grade_reached(&field->pack, unit, b) && !lacks(unit, b) && !(unit->crowded >> b & 1))
      wanted = field->pack.bands.at[b].name;
  return text_equal(wanted, unit->grade) ? NULL : "a grade is another one";
}

static bool has_band(const Field *field, size_t i, const PackBand *band) {
  return text_equal(field->all.at[i].grade, band->name);
}

static const char *check_quota(const Field *field, size_t i) {
  uint32_t ranked = count_peers(field, i).before + count_peers(field, i).beside + count_peers(field, i).behind;
  for (uint32_t b = 0; b < field->pack.bands.len; b++) {
    const PackBand *band = &field->pack.bands.at[b];
    int64_t have = 0;
    bool limited = band->most.count || band->most.of, crowded = field->all.at[i].crowded >> b & 1;
    if (crowded && !limited) return "a grade without a limit is full";
    for (size_t k = 0; k < field->all.len && limited; k++) {
      if (!text_equal(klass_of(field, k), klass_of(field, i)) || !has_band(field, k, band)) continue;
      have += field->all.at[k].rank != 0;
      if (crowded && field->all.at[i].rank && field->all.at[k].rank >= field->all.at[i].rank)
        return "one behind has a full grade";
    }
    if (limited && have > quota_of(&band->most, ranked)) return "more have a grade than may";
  }
  return NULL;
}

static const char *check_field(const Field *field) {
  const char *wrong = NULL;
  for (size_t i = 0; i < field->all.len && !wrong; i++) {
    wrong = check_place(field, i);
    if (!wrong) wrong = check_final(field, i);
    if (!wrong) wrong = check_grade(field, i);
    if (!wrong) wrong = check_quota(field, i);
  }
  return wrong;
}

/* ---- One field, and the same in another way ---- */

static void shuffle(Field *field, uint32_t *from) {
  for (uint32_t i = 0; i < field->all.len; i++) from[i] = i;
  for (uint32_t i = (uint32_t)field->all.len; i > 1; i--) {
    uint32_t other = pick(i), number = from[i - 1];
    from[i - 1] = from[other];
    from[other] = number;
  }
}

/* `from[i]` is where the unit now at i stood. */
static Field permuted(const Field *field, const uint32_t *from) {
  Field other = {.arena = field->arena, .pack = field->pack};
  for (uint32_t i = 0; i < field->all.len; i++) {
    *list_add(field->arena, &other.all) = field->all.at[from[i]];
    UnitSummary *unit = &other.all.at[i];
    *list_add(field->arena, &other.units.all) = field->units.all.at[unit->unit];
    unit->unit = i;
    unit->peers = arena_alloc(field->arena, (PEERS + 1) * sizeof(PeerResult));
    for (size_t k = 0; k < PEERS; k++) unit->peers[k].own = field->all.at[from[i]].peers[k].own;
  }
  judge(&other);
  return other;
}

static const char *check_permuted(Field *field) {
  uint32_t from[MOST_UNITS + 2], order[MOST_UNITS + 2], again[MOST_UNITS + 2];
  shuffle(field, from);
  Field other = permuted(field, from);
  for (size_t i = 0; i < field->all.len; i++)
    if (!text_equal(bytes_of(field, &other.all.at[i], false), bytes_of(field, &field->all.at[from[i]], false)))
      return "the order of units matters";
  standing_order(field->arena, &field->pack, &field->units, &field->all, order);
  standing_order(field->arena, &field->pack, &other.units, &other.all, again);
  for (size_t i = 0; i < field->all.len; i++)
    if (field->all.at[order[i]].rank != other.all.at[again[i]].rank) return "the printed order of places is another";
  return NULL;
}

static Field grown(const Field *field, const char *klass) {
  uint32_t from[MOST_UNITS + 2];
  for (uint32_t i = 0; i < field->all.len; i++) from[i] = i;
  Field other = permuted(field, from);
  add_unit(&other, klass);
  judge(&other);
  return other;
}

static const char *check_other_class(Field *field, const char *klass) {
  Field other = grown(field, klass);
  for (size_t i = 0; i < field->all.len; i++)
    if (!text_equal(bytes_of(field, &other.all.at[i], true), bytes_of(field, &field->all.at[i], true)))
      return "a unit of another class matters";
  return NULL;
}

static void add_points(Field *field, UnitSummary *unit, Points points, bool taken) {
  Sums *items = arena_alloc(field->arena, ITEMS * sizeof *items);
  memcpy(items, unit->items, ITEMS * sizeof *items);
  unit->sums = (Sums){0};
  for (int i = 0; i < ITEMS; i++) {
    Points more = taken && points > items[i].lost ? items[i].lost : points; /* points taken from what was lost */
    if (items[i].full > items[i].not_applicable) {
      items[i].confirmed += more;
      if (taken) items[i].lost -= more;
      else items[i].full += more;
    }
    sums_add(&unit->sums, &items[i]);
  }
  unit->items = items;
}

static bool same_parts(const Field *field) { /* each ranked unit has as many items that apply */
  for (size_t i = 0; i < field->all.len; i++)
    for (int k = 0; k < ITEMS; k++)
      if (field->all.at[i].items[k].full == field->all.at[i].items[k].not_applicable) return false;
  return true;
}

/* The same points more for each: no place, no list, no points among peers change. */
static const char *check_shifted(Field *field, Points points, bool of_first_alone) {
  uint32_t from[MOST_UNITS + 2];
  if (field->pack.rescale || field->pack.bounded || !field->pack.scored || !same_parts(field)) return NULL;
  field->pack.least = -1000000;
  for (uint32_t i = 0; i < field->all.len; i++) from[i] = i;
  Field before = permuted(field, from), after = before;
  after.all = permuted(field, from).all;
  for (size_t i = 0; i < (of_first_alone ? 1 : after.all.len); i++) add_points(field, &after.all.at[i], points, false);
  judge(&after);
  for (size_t i = 0; i < before.all.len; i++) {
    const UnitSummary *was = &before.all.at[i], *is = &after.all.at[i];
    if (was->rank != is->rank || was->lists != is->lists || was->final.peers != is->final.peers)
      return "the same points more for all change a place";
  }
  return NULL;
}

static uint32_t grade_place(const Field *field, const UnitSummary *unit) { /* 0 = the best */
  uint32_t band = 0;
  while (band < field->pack.bands.len && !text_equal(field->pack.bands.at[band].name, unit->grade)) band++;
  return band;
}

static bool any_low(const Pack *pack) {
  for (size_t i = 0; i < pack->peers.len; i++)
    if (pack->peers.at[i].low) return true;
  return false;
}

/* One unit has something of what it lost: neither its place, nor what it has by place and mean, nor its grade is worse. */
static const char *check_one_better(Field *field) {
  uint32_t from[MOST_UNITS + 2];
  if (any_low(&field->pack)) return NULL;
  for (uint32_t i = 0; i < field->all.len; i++) from[i] = i;
  Field other = permuted(field, from);
  uint32_t one = pick((uint32_t)field->all.len);
  UnitSummary *is = &other.all.at[one], *was = &field->all.at[one];
  add_points(field, is, 1000, true);
  judge(&other);
  if (is->final.peers < was->final.peers) return "a point more brings less among peers";
  if (is->final.score < was->final.score) return "a point more lowers the final score";
  if (is->rank > was->rank) return "a point more lowers a place";
  return grade_place(field, is) > grade_place(field, was) ? "a point more lowers a grade" : NULL;
}

static const char *check_hand_over(Field *field) {
  for (size_t i = 0; i < field->all.len; i++) {
    UnitSummary again;
    Text bytes = bytes_of(field, &field->all.at[i], true);
    WireIn in = {.at = bytes.at, .end = bytes.at + bytes.len, .arena = field->arena};
    summary_get(&in, field->arena, &field->pack, &again);
    if (in.bad || !text_equal(bytes, bytes_of(field, &again, true))) return "a hand-over gives another summary";
  }
  return NULL;
}

static const char *one_field(bool quotas) {
  Field field;
  uint64_t begun = seed;
  field_open(&field, quotas);
  const char *wrong = check_field(&field);
  if (!wrong) wrong = check_hand_over(&field);
  if (!wrong) wrong = check_permuted(&field);
  if (!wrong) wrong = check_other_class(&field, "school");
  if (!wrong && !quotas) wrong = check_one_better(&field);
  if (!wrong) wrong = check_shifted(&field, 250, false);
  if (wrong) fprintf(stderr, "field from %llu: %s\n", (unsigned long long)begun, wrong);
  arena_free(field.arena);
  return wrong;
}

static void every_field_holds(void **state) {
  (void)state;
  for (int round = 0; round < ROUNDS; round++) assert_null(one_field(round % 2));
}

/* ---- Negative controls ---- */

/* A field where something can be seen: the first unit is ranked among others of its class. */
static void field_with_places(Field *field) {
  for (;;) {
    field_open(field, true);
    if (field->all.at[0].rank && field->all.at[0].rank_of > 3 && field->pack.scored && !field->pack.bounded) return;
    arena_free(field->arena);
  }
}

static void an_altered_field_is_found(void **state) {
  (void)state;
  Field field;
  field_with_places(&field);
  UnitSummary *unit = &field.all.at[0], good = *unit;
  assert_null(check_field(&field));
  unit->rank++;
  assert_string_equal(check_field(&field), "a place is not one more than those before it");
  *unit = good, unit->rank_of++;
  assert_string_equal(check_field(&field), "a place is of another number of units");
  *unit = good, unit->lists ^= 2;
  assert_string_equal(check_field(&field), "a list names another one");
  *unit = good, unit->final.peers++, unit->final.score++;
  assert_non_null(check_field(&field));
  *unit = good, unit->final.bonus++;
  assert_non_null(check_field(&field));
  *unit = good, unit->final.reach = unit->final.score - 1;
  assert_string_equal(check_field(&field), "the steps to the final score do not add up");
  *unit = good, unit->peers[1].points++;
  assert_string_equal(check_field(&field),
                      unit->peers[1].counts ? "points by the mean are others" : "who has no number has points by it");
  *unit = good, unit->peers[1].points--, unit->grade = TEXT("none of them");
  assert_string_equal(check_field(&field), "a grade is another one");
  arena_free(field.arena);
}

/* How often a check finds something in ROUNDS / 10 fields. */
static int found(const char *(*check)(Field *field)) {
  int count = 0;
  for (int round = 0; round < ROUNDS / 10; round++) {
    Field field;
    field_open(&field, false);
    count += check(&field) != NULL;
    arena_free(field.arena);
  }
  return count;
}

static const char *same_class(Field *field) {
  return check_other_class(field, "");
}

static const char *first_alone(Field *field) {
  return check_shifted(field, 2500, true);
}

/* The first unit that is listed has a point more than the same unit elsewhere: who stands first matters. */
static const char *first_favoured(Field *field) {
  field->all.at[0].final.score++;
  return check_permuted(field);
}

static const char *low_is_best(Field *field) {
  for (size_t i = 0; i < field->pack.peers.len; i++) {
    field->pack.peers.at[i].low = false;
    field->pack.peers.at[i].above = -3000;
  }
  judge(field);
  return check_one_better(field);
}

static void another_way_can_be_seen(void **state) {
  (void)state;
  assert_true(found(same_class) > ROUNDS / 40);
  assert_true(found(first_alone) > 3);
  assert_true(found(first_favoured) > ROUNDS / 20);
  assert_true(found(low_is_best) > 3);
}

static void a_share_may_have_a_least(void **state) {
  (void)state;
  static const struct {
    const char *text;
    int64_t of_none, of_one, of_three, of_five;
  } shares[] = {{"50%", 0, 0, 1, 2}, {"50%, at least 1", 0, 1, 1, 2}, {"1/3, at least 2", 0, 1, 2, 2}};
  Quota quota;
  for (size_t i = 0; i < sizeof shares / sizeof *shares; i++) {
    assert_true(quota_share(text_of(shares[i].text), &quota));
    assert_int_equal(quota_of(&quota, 0), shares[i].of_none);
    assert_int_equal(quota_of(&quota, 1), shares[i].of_one);
    assert_int_equal(quota_of(&quota, 3), shares[i].of_three);
    assert_int_equal(quota_of(&quota, 5), shares[i].of_five);
  }
  static const char *const none[] = {"at least 1", "50%, at least 0", "50%, at least ", "50%, at least x", "3, at least 1"};
  for (size_t i = 0; i < sizeof none / sizeof *none; i++) assert_false(quota_share(text_of(none[i]), &quota));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_share_may_have_a_least),
      cmocka_unit_test(every_field_holds),
      cmocka_unit_test(an_altered_field_is_found),
      cmocka_unit_test(another_way_can_be_seen),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
