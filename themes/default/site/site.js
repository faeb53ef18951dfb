// SPDX-License-Identifier: MIT
//
// What a page does not need but may have: long tables can be sorted and filtered, and the head has a box to search, which
// leads to search.html. A classic script, since a page opened from
// a folder loads no module. It fetches nothing, stores nothing, and takes its words from the page.
(function () {
  "use strict";

  var LEAST_ROWS = 8;
  var words = document.body.dataset;
  var assets = document.currentScript.src;

  function fill(form, values) {
    return form.replace(/\{(\d)\}/g, function (_, number) {
      return values[number - 1];
    });
  }

  function text(cell) {
    return cell ? cell.textContent.trim() : "";
  }

  // "5 of 8 = 62.5%" sorts by its share, "3.5" by value, all else by text, number-aware.
  function key(cell) {
    var said = text(cell);
    var share = /([\d.]+)\s*%/.exec(said);
    if (share) return Number(share[1]);
    return /^-?\d+(\.\d+)?$/.test(said) ? Number(said) : said;
  }

  function isEmpty(value) {
    return value === "" || value === "\u2013";
  }

  // What is empty comes last in either direction.
  function compare(a, b, direction) {
    if (isEmpty(a) || isEmpty(b)) return isEmpty(a) - isEmpty(b);
    if (typeof a === "number" && typeof b === "number") return direction * (a - b);
    return direction * String(a).localeCompare(String(b), document.documentElement.lang, { numeric: true });
  }

  function isPlain(table) {
    return table.tHead && table.tHead.rows.length === 1 && table.tBodies.length === 1 && !table.querySelector("[colspan], [rowspan]");
  }

  function isTotal(row) {
    return text(row.cells[0]) === words.total;
  }

  function sort(table, column, direction) {
    var body = table.tBodies[0];
    var rows = Array.from(body.rows).map(function (row, at) {
      return { row: row, at: at, key: key(row.cells[column]), total: isTotal(row) };
    });
    rows.sort(function (a, b) {
      return a.total - b.total || compare(a.key, b.key, direction) || a.at - b.at;
    });
    rows.forEach(function (entry) {
      entry.row.classList.remove("begins");
      body.appendChild(entry.row);
    });
  }

  function makeSortable(table) {
    var heads = Array.from(table.tHead.rows[0].cells);
    heads.forEach(function (head, column) {
      var name = text(head);
      if (!name) return;
      var button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      button.textContent = name;
      button.title = fill(words.sort, [name]);
      button.addEventListener("click", function () {
        var up = head.getAttribute("aria-sort") !== "ascending";
        heads.forEach(function (other) {
          other.removeAttribute("aria-sort");
        });
        head.setAttribute("aria-sort", up ? "ascending" : "descending");
        sort(table, column, up ? 1 : -1);
      });
      head.replaceChildren(button);
    });
  }

  function makeFilter(table) {
    var rows = Array.from(table.tBodies[0].rows);
    var box = document.createElement("div");
    var label = document.createElement("label");
    var input = document.createElement("input");
    var count = document.createElement("span");
    box.className = "filter";
    label.textContent = words.filter;
    input.type = "search";
    input.autocomplete = "off";
    count.setAttribute("role", "status");
    label.appendChild(input);
    box.append(label, count);
    input.addEventListener("input", function () {
      var wanted = input.value.trim().toLowerCase();
      var shown = 0;
      rows.forEach(function (row) {
        row.hidden = row.textContent.toLowerCase().indexOf(wanted) < 0;
        if (!row.hidden) shown++;
      });
      count.textContent = wanted ? fill(words.filterCount, [shown, rows.length]) : "";
    });
    var place = table.closest(".scroll") || table;
    place.parentNode.insertBefore(box, place);
  }

  function makeSearch() {
    var form = document.createElement("form");
    var input = document.createElement("input");
    var button = document.createElement("button");
    form.className = "search";
    form.setAttribute("role", "search");
    form.action = new URL("../search.html", assets).href;
    input.type = "search";
    input.name = "q";
    input.maxLength = 200;
    input.required = true;
    input.setAttribute("aria-label", words.search);
    input.value = new URLSearchParams(location.search).get("q") || "";
    button.textContent = words.search;
    form.append(input, button);
    document.querySelector(".site-head .site-name").after(form);
  }

  if (words.search) makeSearch();
  Array.from(document.querySelectorAll("table.results")).forEach(function (table) {
    if (!isPlain(table) || table.tBodies[0].rows.length < LEAST_ROWS) return;
    makeSortable(table);
    makeFilter(table);
  });
})();
