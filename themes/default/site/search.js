// SPDX-License-Identifier: MIT
//
// The search page. What is looked for stands in the address (?q=); the index stands in assets/search/, in script files that
// are loaded when they are needed, because a page opened from a folder may fetch nothing. Each of them calls dossierSearch with
// its name and its data. Text goes into the page as text only. generator/publish/search.c says what the files hold.
(function () {
  "use strict";

  var WORD_LETTERS = 20; // as SEARCH_WORD_LETTERS
  var DIGITS = 45;
  var ROWS = 20; // shown of a group at first; ten times as many with each "more"
  var words = document.body.dataset;
  var folder = new URL("search/", document.currentScript.src);

  // ---- Loading ----

  var loading = new Map();
  var waiting = new Map();

  window.dossierSearch = function (name, data) {
    var done = waiting.get(name);
    if (done) done(data);
  };

  function load(name) {
    if (!loading.has(name)) {
      loading.set(
        name,
        new Promise(function (done, lost) {
          var script = document.createElement("script");
          waiting.set(name, done);
          script.onerror = function () {
            lost(new Error(name));
          };
          script.src = new URL(name + ".js", folder).href;
          document.head.appendChild(script);
        })
      );
    }
    return loading.get(name);
  }

  // ---- Folding and cutting, as base/fold.c and publish/search_terms.c do ----

  var classes = new Map();

  function readClasses(pairs) {
    var letters = Array.from(pairs);
    for (var i = 0; i < letters.length; i += 2) classes.set(letters[i + 1], letters[i]);
  }

  function fold(text) {
    var plain = text.normalize("NFKC").toLowerCase().replace(/\p{Default_Ignorable_Code_Point}/gu, "");
    plain = plain.replace(/\u00df/g, "ss").replace(/\u03c2/g, "\u03c3").replace(/\u0345/g, "\u03b9").normalize("NFKC");
    return Array.from(plain, function (c) {
      return classes.get(c) || c;
    }).join("");
  }

  var WORD = "0-9a-z\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u1fff\\u2c00-\\u2dff";
  var HAN = "\\u2e80-\\u2fdf\\u3005-\\u3007\\u3021-\\u3029\\u3031-\\u303c\\u3041-\\ufaff\\u{20000}-\\u{3ffff}";
  var PIECES = new RegExp("[" + WORD + "]+|[" + HAN + "]+", "gu");
  var IS_WORD = new RegExp("[" + WORD + "]", "u");

  // "学习 Plan" gives the pieces 学习 and plan, "学习计划" the terms 学习, 习计, 计划.
  function cut(folded) {
    var terms = [];
    var pieces = folded.match(PIECES) || [];
    pieces.forEach(function (piece) {
      var letters = Array.from(piece);
      if (IS_WORD.test(letters[0])) terms.push(letters.slice(0, WORD_LETTERS).join(""));
      else if (letters.length === 1) terms.push(piece);
      else for (var i = 0; i + 1 < letters.length; i++) terms.push(letters[i] + letters[i + 1]);
    });
    return { terms: Array.from(new Set(terms)), pieces: pieces };
  }

  // ---- Looking up ----

  // By code points, as the index is sorted; a plain comparison is by halves of them.
  function compare(a, b) {
    for (var i = 0; i < a.length && i < b.length; ) {
      var x = a.codePointAt(i);
      var y = b.codePointAt(i);
      if (x !== y) return x - y;
      i += x > 0xffff ? 2 : 1;
    }
    return a.length - b.length;
  }

  // The last place in a sorted list that is not behind what is looked for, or -1.
  function place(list, isBehind) {
    var low = -1;
    var high = list.length;
    while (high - low > 1) {
      var middle = (low + high) >> 1;
      if (isBehind(list[middle])) high = middle;
      else low = middle;
    }
    return low;
  }

  // Postings: differences of (document * 2 + 1 where the title holds it). The last digit of a number is a low one.
  function decode(postings, found) {
    var at = 0;
    for (var i = 0; i < postings.length; ) {
      var value = 0;
      for (var unit = 1; ; unit *= DIGITS) {
        var digit = postings.charCodeAt(i++);
        digit -= digit > 92 ? 36 : 35;
        value += (digit % DIGITS) * unit;
        if (digit < DIGITS || i >= postings.length) break;
      }
      value += at;
      at = value - (value % 2);
      if (value % 2 || !found.has(at / 2)) found.set(at / 2, value % 2 === 1);
    }
  }

  function scan(file, term, found) {
    var parts = file.split(" ");
    for (var i = 0; i < parts.length; i += 2) if (parts[i].startsWith(term)) decode(parts[i + 1], found);
  }

  function filesOf(segment, term) {
    var names = [];
    var first = place(segment.terms, function (start) {
      return compare(start, term) > 0;
    });
    for (var i = Math.max(first, 0); i < segment.terms.length; i++) {
      if (i > first && !segment.terms[i].startsWith(term)) break;
      names.push("t" + (segment.from + i));
    }
    return names;
  }

  // Documents that hold a term, each with whether its title does.
  async function lookUp(index, term) {
    var names = index.segments.flatMap(function (segment) {
      return filesOf(segment, term);
    });
    var found = new Map();
    for (const file of await Promise.all(names.map(load))) scan(file, term, found);
    return found;
  }

  async function search(index, terms) {
    var lists = await Promise.all(
      terms.map(function (term) {
        return lookUp(index, term);
      })
    );
    lists.sort(function (a, b) {
      return a.size - b.size;
    });
    var found = [];
    lists[0].forEach(function (_, document) {
      if (!lists.every(function (list) { return list.has(document); })) return;
      var titled = lists.every(function (list) { return list.get(document); });
      found.push({ document: document, titled: titled });
    });
    return found.sort(function (a, b) {
      return b.titled - a.titled || a.document - b.document;
    });
  }

  // counts: items, 0, 0, then of each unit 1, papers, findings: where each begins.
  function readUnits(index) {
    var at = 0;
    index.starts = [];
    for (var i = 0; i < index.counts.length; i += 3) {
      index.starts.push(at);
      at += index.counts[i] + index.counts[i + 1] + index.counts[i + 2];
    }
  }

  function kindOf(index, document) {
    var unit = place(index.starts, function (start) {
      return start > document;
    });
    var inside = document - index.starts[unit];
    if (unit === 0) return "Items";
    if (inside === 0) return "Units";
    return inside <= index.counts[unit * 3 + 1] ? "Papers" : "Findings";
  }

  async function lineOf(index, document) {
    var file = place(index.lines, function (start) {
      return start > document;
    });
    return (await load("d" + file))[document - index.lines[file]];
  }

  // ---- Showing ----

  function make(name, className, text) {
    var node = document.createElement(name);
    if (className) node.className = className;
    if (text) node.textContent = text;
    return node;
  }

  function fill(form, values) {
    return form.replace(/\{(\d)\}/g, function (_, number) {
      return values[number - 1];
    });
  }

  // The text with what was looked for marked, in whichever characters it is written.
  function marked(node, text, pieces) {
    var letters = Array.from(text);
    var folded = "";
    var origin = [];
    letters.forEach(function (letter, at) {
      var plain = fold(letter);
      folded += plain;
      for (var i = 0; i < plain.length; i++) origin.push(at);
    });
    var hit = new Set();
    pieces.forEach(function (piece) {
      for (var at = folded.indexOf(piece); at >= 0; at = folded.indexOf(piece, at + 1)) {
        if (at > 0 && IS_WORD.test(piece[0]) && IS_WORD.test(folded[at - 1])) continue;
        for (var i = at; i < at + piece.length; i++) hit.add(origin[i]);
      }
    });
    for (var from = 0, to = 0; from < letters.length; from = to) {
      while (to < letters.length && hit.has(to) === hit.has(from)) to++;
      var part = letters.slice(from, to).join("");
      node.append(hit.has(from) ? make("mark", "", part) : part);
    }
  }

  // A paper opens where the words stand, in browsers that can; others open its beginning.
  function target(kind, path, query) {
    var url = new URL("../../" + path, folder);
    if (kind === "Papers") url.hash = ":~:text=" + encodeURIComponent(query).replace(/-/g, "%2D");
    return url.href;
  }

  function entry(kind, line, asked) {
    var item = make("li");
    var link = make("a");
    link.href = target(kind, line[1], asked.query);
    marked(link, line[0], asked.pieces);
    item.append(link);
    if (line[2]) {
      var below = make("p", "found-in");
      marked(below, line[2], asked.pieces);
      item.append(below);
    }
    return item;
  }

  async function showMore(index, group, asked) {
    var next = group.found.slice(group.shown, group.shown + group.step);
    var lines = await Promise.all(
      next.map(function (one) {
        return lineOf(index, one.document);
      })
    );
    var items = lines.map(function (line) {
      return entry(group.kind, line, asked);
    });
    group.list.append.apply(group.list, items);
    group.shown += next.length;
    group.step = ROWS * 10;
    group.more.hidden = group.shown >= group.found.length;
    return items[0];
  }

  async function showGroup(index, kind, found, asked) {
    var section = make("section", "found");
    var heading = make("h2", "", words["search" + kind] + " (" + found.length + ")");
    var group = { kind: kind, found: found, shown: 0, step: ROWS, list: make("ol"), more: make("button", "more") };
    group.more.type = "button";
    group.more.textContent = fill(words.searchMore, [found.length]);
    group.more.addEventListener("click", function () {
      showMore(index, group, asked).then(function (first) {
        if (first) first.firstChild.focus();
      });
    });
    section.append(heading, group.list, group.more);
    await showMore(index, group, asked);
    return section;
  }

  async function show(index, asked, results) {
    var found = await search(index, asked.terms);
    var kinds = { Units: [], Items: [], Papers: [], Findings: [] };
    found.forEach(function (one) {
      kinds[kindOf(index, one.document)].push(one);
    });
    for (const kind of Object.keys(kinds))
      if (kinds[kind].length) results.append(await showGroup(index, kind, kinds[kind], asked));
    return found.length;
  }

  async function answer(query, status, results) {
    status.textContent = words.searchWait;
    try {
      const index = await load("index");
      readClasses(await load("fold"));
      readUnits(index);
      const asked = cut(fold(query));
      asked.query = query;
      if (!asked.terms.length) {
        status.textContent = fill(words.searchShort, [query]);
        return;
      }
      const count = await show(index, asked, results);
      status.textContent = fill(count ? words.searchFound : words.searchNone, count ? [count, query] : [query]);
    } catch (lost) {
      status.textContent = words.searchLost;
    }
  }

  var query = (new URLSearchParams(location.search).get("q") || "").trim().slice(0, 200);
  if (query) {
    var main = document.getElementById("_main");
    var status = make("p", "found-count");
    var results = make("div");
    status.setAttribute("role", "status");
    Array.from(main.querySelectorAll("p")).forEach(function (help) {
      help.hidden = true;
    });
    document.title = query + " \u2013 " + document.title;
    main.append(status, results);
    answer(query, status, results);
  }
})();
