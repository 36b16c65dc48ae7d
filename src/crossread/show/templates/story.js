// The page works without this. With it: one view at a time, keys, a filter, and the places that a link leads to light up.
(function () {
  "use strict";
  var root = document.documentElement;
  // Before anything is drawn: what only script brings back is not laid out at first.
  root.classList.add("js");
  var find = function (query, from) { return Array.prototype.slice.call((from || document).querySelectorAll(query)); };
  var byId = function (id) { return document.getElementById(id); };
  var views = function () { return find(".view"); };
  var tabs = function () { return find(".views a"); };
  var pending = "";

  function open(view) {
    views().forEach(function (one) { one.hidden = one !== view; });
    tabs().forEach(function (tab) {
      if (tab.hash === "#" + view.id) { tab.setAttribute("aria-current", "true"); } else { tab.removeAttribute("aria-current"); }
    });
  }

  // "2:120-180,200-220" is the text number 2 and two runs of its characters.
  function light(at) {
    find(".hit").forEach(function (one) { one.classList.remove("hit"); });
    var parts = at.split(":");
    var source = parts.length === 2 && byId("x" + parts[0]);
    if (!source) { return; }
    var runs = parts[1].split(",").map(function (run) { return run.split("-").map(Number); });
    find("[data-o]", source).forEach(function (one) {
      var start = Number(one.dataset.o);
      if (runs.some(function (run) { return start >= run[0] && start < run[1]; })) { one.classList.add("hit"); }
    });
  }

  function land(node) {
    if (!node.hasAttribute("tabindex") && node.tabIndex < 0) { node.setAttribute("tabindex", "-1"); }
    node.focus({ preventScroll: true });
  }

  // The first rows are drawn at once, the others when the browser has nothing else to do.
  function spread() { find(".later").forEach(function (part) { part.classList.remove("later"); }); }
  function spreadInTime() {
    var idle = window.requestIdleCallback || function (then) { setTimeout(then, 50); };
    var part = find(".later")[0];
    if (part) { part.classList.remove("later"); idle(spreadInTime); }
  }

  function unfold(node) {
    if (node.closest(".later")) { spread(); }
    for (var up = node.parentElement; up; up = up.parentElement) { if (up.tagName === "DETAILS") { up.open = true; } }
  }

  function go() {
    var id = "";
    try { id = decodeURIComponent(location.hash.slice(1)); } catch (broken) { id = ""; }
    var target = id ? byId(id) : null;
    var view = (target && target.closest(".view")) || views()[0];
    open(view);
    light(pending);
    pending = "";
    if (!target) { return; }
    unfold(target);
    if (target === view) {
      byId("top-of-views").scrollIntoView();
      land(view);
    } else {
      target.scrollIntoView({ block: target.classList.contains("m") ? "center" : "start" });
      land(target.querySelector(".head") || target);
    }
  }

  document.addEventListener("click", function (event) {
    var link = event.target.closest("a[href^='#']");
    if (link) {
      pending = link.dataset.at || "";
      if (link.hash === location.hash) { event.preventDefault(); go(); }
      return;
    }
    var mark = event.target.closest(".m[id]");
    var back = mark && !String(getSelection()) && find("#statements a[href='#" + CSS.escape(mark.id) + "']")[0];
    var row = back && back.closest(".row, .lone");
    if (!row) { return; }
    if (row.id) { location.hash = row.id; } else { open(views()[0]); row.open = true; back.scrollIntoView({ block: "center" }); back.focus(); }
  });
  addEventListener("hashchange", function () { go(); });
  addEventListener("beforeprint", function () { spread(); find("details").forEach(function (one) { one.open = true; }); });

  // Rows, cells, keys
  var rows = [];
  var here = function () { return document.activeElement && document.activeElement.closest("#statements .row"); };
  var seen = function (row) { return !row.hidden; };
  function to(row) {
    if (!row) { return; }
    open(views()[0]);
    unfold(row);
    var head = row.querySelector(".head");
    head.focus({ preventScroll: true });
    row.scrollIntoView({ block: "center" });
  }
  function step(by, wanted) {
    var list = rows.filter(seen);
    var at = list.indexOf(here());
    for (at = at < 0 && by < 0 ? list.length : at; (at += by) >= 0 && at < list.length;) { if (!wanted || wanted(list[at])) { return to(list[at]); } }
  }
  function side(by) {
    var row = here();
    if (!row) { return step(1); }
    var cells = find(".head, td, .cells > .cell", row).filter(function (cell) { return cell.offsetParent; });
    var on = document.activeElement.closest("td, .cell, .head");
    var next = cells[Math.max(0, Math.min(cells.length - 1, cells.indexOf(on) + by))];
    next.setAttribute("tabindex", "-1");
    next.focus();
  }
  var differs = function (row) { return "differs" in row.dataset || /contradicts|denies|differs/.test(row.dataset.rel); };
  var at_odds = function (row) { return /contradicts|denies/.test(row.dataset.rel); };
  var keys = {
    j: function () { step(1); }, k: function () { step(-1); }, h: function () { side(-1); }, l: function () { side(1); },
    "]": function () { step(1, differs); }, "[": function () { step(-1, differs); },
    x: function () {
      var after = rows.filter(seen).slice(rows.filter(seen).indexOf(here()) + 1).filter(at_odds)[0];
      to(after || rows.filter(seen).filter(at_odds)[0]);
    },
    "/": function () { var box = byId("filter"); if (box) { open(views()[0]); box.focus(); } },
    "?": function () { if (byId("help")) { byId("help").showModal(); } }
  };
  var off = function () { return byId("keys") && !byId("keys").checked; };
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || off() || byId("help") && byId("help").open) { return; }
    if (event.key === "Escape" && event.target.id === "filter") { to(rows.filter(seen)[0]); return; }
    if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) { return; }
    var tab = /^[1-7]$/.test(event.key) && tabs()[Number(event.key) - 1];
    if (!tab && !Object.prototype.hasOwnProperty.call(keys, event.key)) { return; }
    event.preventDefault();
    if (document.readyState === "loading") { beginRows(); }
    if (tab) { tab.click(); tab.focus(); } else { keys[event.key](); }
  });

  // Columns: an origin opens to its reports, a report to its versions.
  var folds = [];
  function isShut(fold) { return byId("grid").classList.contains("shut-" + fold.dataset.fold); }
  function shut(fold, on) { byId("grid").classList.toggle("shut-" + fold.dataset.fold, on); fold.setAttribute("aria-expanded", String(!on)); }
  function folded() {
    var grid = byId("grid");
    grid.classList.remove("few-shut");
    grid.classList.toggle("few", find(".names th", grid).filter(function (one) { return one.offsetParent; }).length <= 5);
    byId("one-col").checked = folds.every(isShut);
    byId("all-cols").checked = !folds.some(isShut);
  }
  document.addEventListener("click", function (event) {
    var fold = event.target.closest(".fold");
    if (fold) { beginRows(); shut(fold, !isShut(fold)); folded(); }
    if (event.target.id === "show-help") { keys["?"](); }
  });

  // Filters
  function filter() {
    spread();
    var words = byId("filter").value.toLowerCase().split(/\s+/).filter(Boolean);
    var wanted = byId("only").value;
    var left = 0;
    rows.forEach(function (row) {
      var text = row.textContent.toLowerCase();
      row.hidden = !(words.every(function (word) { return text.indexOf(word) >= 0; }) && (!wanted || wanted.split(" ").indexOf(row.dataset.rel) >= 0));
      left += row.hidden ? 0 : 1;
    });
    byId("shown").textContent = left === rows.length ? "" : left + " of " + rows.length + " rows";
  }

  // The reader's choice of what the words are shown against; the relations stay those of the record.
  var WORD = /[\p{L}\p{N}_]+(?:[-'\u2019.,:][\p{L}\p{N}_]+)*/gu;
  function words(text) {
    return Array.from(text.matchAll(WORD), function (one) { return { word: one[0].toLowerCase(), start: one.index, end: one.index + one[0].length }; });
  }
  // Runs of words of `text` that are in no longest common subsequence with `reference`.
  function changed(reference, text) {
    var left = words(reference), right = words(text), best = [], at, on;
    if (left.length * right.length > 250000) { return []; }
    for (at = left.length; at >= 0; at -= 1) {
      best[at] = new Array(right.length + 1).fill(0);
      for (on = right.length - 1; at < left.length && on >= 0; on -= 1) {
        best[at][on] = left[at].word === right[on].word ? best[at + 1][on + 1] + 1 : Math.max(best[at + 1][on], best[at][on + 1]);
      }
    }
    var runs = [];
    for (at = 0, on = 0; on < right.length;) {
      if (at < left.length && left[at].word === right[on].word) { at += 1; on += 1; continue; }
      if (at < left.length && best[at + 1][on] >= best[at][on + 1]) { at += 1; continue; }
      var last = runs[runs.length - 1];
      if (last && last.on === on - 1) { last.end = right[on].end; last.on = on; } else { runs.push({ start: right[on].start, end: right[on].end, on: on }); }
      on += 1;
    }
    return runs;
  }
  function mark(quote, reference) {
    find("ins", quote).forEach(function (one) { one.replaceWith.apply(one, Array.from(one.childNodes)); });
    quote.normalize();
    if (quote === reference) { return; }
    var runs = changed(reference.textContent, quote.textContent);
    var walk = document.createTreeWalker(quote, NodeFilter.SHOW_TEXT), nodes = [], offset = 0;
    while (walk.nextNode()) { nodes.push({ node: walk.currentNode, start: offset }); offset += walk.currentNode.data.length; }
    nodes.forEach(function (piece) {
      var end = piece.start + piece.node.data.length;
      if (piece.node.parentElement.closest("mark")) { return; }
      runs.filter(function (run) { return run.start < end && run.end > piece.start; }).reverse().forEach(function (run) {
        var range = document.createRange();
        range.setStart(piece.node, Math.max(run.start, piece.start) - piece.start);
        range.setEnd(piece.node, Math.min(run.end, end) - piece.start);
        range.surroundContents(document.createElement("ins"));
      });
    });
  }
  function against(number) {
    rows.forEach(function (row) {
      var own = find(".r-reference", row)[0];
      own = own && own.closest(".cell").querySelector("blockquote");
      var reference = (number && find("[data-r='" + number + "'] blockquote", row)[0]) || own;
      if (reference) { find("blockquote", row).forEach(function (quote) { mark(quote, reference); }); }
    });
  }
  document.addEventListener("input", function (event) {
    var id = event.target.id;
    if (document.readyState === "loading") { beginRows(); }
    if (id === "filter" || id === "only") { filter(); }
    if (id === "against") { against(event.target.value); }
    if (id === "one-col" || id === "all-cols") { folds.forEach(function (fold) { shut(fold, id === "one-col"); }); folded(); }
  });

  // Texts side by side: where one is scrolled the others follow, so that the rows that they share stay level.
  var panes = [];
  function heights(pane) {
    var tops = {};
    find("[data-w]", pane).forEach(function (one) { if (!(one.dataset.w in tops)) { tops[one.dataset.w] = one.offsetTop; } });
    return tops;
  }
  // Pairs of heights, both rising: the longest chain of shared rows that stand in one order in both texts.
  function ladder(from, to) {
    var ours = heights(from), theirs = heights(to), chains = [], last = null;
    var steps = Object.keys(ours).filter(function (row) { return row in theirs; }).map(function (row) { return [ours[row], theirs[row]]; });
    steps.sort(function (one, other) { return one[0] - other[0] || one[1] - other[1]; });
    steps.forEach(function (step) {
      var chain = { step: step, size: 1, before: null };
      chains.forEach(function (other) { if (other.step[1] <= step[1] && other.size >= chain.size) { chain.size = other.size + 1; chain.before = other; } });
      chains.push(chain);
      if (!last || chain.size > last.size) { last = chain; }
    });
    var rungs = [[from.scrollHeight, to.scrollHeight]];
    for (; last; last = last.before) { rungs.unshift(last.step); }
    return [[0, 0]].concat(rungs);
  }
  function level(rungs, height) {
    var at = 1;
    while (at < rungs.length - 1 && rungs[at][0] < height) { at += 1; }
    var low = rungs[at - 1], high = rungs[at];
    return low[1] + (high[1] - low[1]) * (height - low[0]) / Math.max(1, high[0] - low[0]);
  }
  var moved = new Map();
  function follow(pane) {
    if (!find(".sources")[0].classList.contains("in-step")) { return; }
    // A scroll that we made ourselves is not followed again.
    if (Math.abs(moved.get(pane) - pane.scrollTop) < 2) { moved.delete(pane); return; }
    var eye = pane.clientHeight / 4;
    panes.forEach(function (other) {
      if (other === pane) { return; }
      var before = other.scrollTop;
      other.scrollTop = level(ladder(pane, other), pane.scrollTop + eye) - eye;
      if (other.scrollTop !== before) { moved.set(other, other.scrollTop); }
    });
  }
  function keepInStep(on) {
    find(".sources")[0].classList.toggle("in-step", on);
    panes.forEach(function (pane) {
      // What scrolls is reached by keyboard, and says what it is.
      if (on) {
        pane.tabIndex = 0; pane.setAttribute("role", "region"); pane.setAttribute("aria-labelledby", pane.parentElement.getAttribute("aria-labelledby"));
      } else {
        pane.removeAttribute("tabindex"); pane.removeAttribute("role"); pane.removeAttribute("aria-labelledby");
      }
    });
  }
  function beginTexts() {
    panes = find(".source .body");
    if (panes.length > 1) {
      panes.forEach(function (pane) { pane.addEventListener("scroll", function () { requestAnimationFrame(function () { follow(pane); }); }); });
      byId("step").addEventListener("change", function (event) { keepInStep(event.target.checked); });
      keepInStep(true);
    }
  }

  function beginDifferences() {
    var table = byId("difference-table");
    if (table) {
      byId("kind").addEventListener("change", function (event) {
        find("tbody", table).forEach(function (body) { body.hidden = event.target.value !== "" && body.dataset.kind !== event.target.value; });
        byId("kinds-shown").textContent = event.target.value && find("tbody:not([hidden])", table).length + " of " + bodies.length + " differences";
      });
      var bodies = find("tbody", table);
      byId("order").addEventListener("change", function (event) {
        var by = { kind: function (body) { return body.dataset.kind; }, written: function (body) { return body.querySelector("td.words").textContent.toLowerCase(); } }[event.target.value];
        var sorted = bodies.slice();
        if (by) { sorted.sort(function (one, other) { return by(one).localeCompare(by(other)) || bodies.indexOf(one) - bodies.indexOf(other); }); }
        sorted.forEach(function (body) { table.appendChild(body); });
      });
      byId("csv").addEventListener("click", function () {
        // A cell that a spreadsheet would take for a formula gets an apostrophe in front.
        var cell = function (text) { text = text.replace(/\s+/g, " ").trim(); return '"' + (/^[=+\-@]/.test(text) ? "'" + text : text).replace(/"/g, '""') + '"'; };
        var lines = find("tbody:not([hidden]) tr", table).map(function (line) {
          var body = line.parentElement;
          var what = body.querySelector("th .words").textContent;
          return [body.dataset.kind, what].concat(find("td:not(.kind)", line).map(function (one) { return one.textContent; })).map(cell).join(",");
        });
        var save = document.createElement("a");
        save.href = URL.createObjectURL(new Blob(["kind,what,value,as written,unit,who says it,report\r\n" + lines.join("\r\n") + "\r\n"], { type: "text/csv" }));
        save.download = "differences.csv";
        save.click();
        URL.revokeObjectURL(save.href);
      });
    }
  }

  // Keys are obeyed from the first row on; as long as the page is still being read, the rows that are there are looked up anew.
  function beginRows() {
    rows = find("#statements .row");
    folds = find(".fold");
  }
  document.addEventListener("DOMContentLoaded", function () {
    beginRows();
    beginTexts();
    beginDifferences();
    root.classList.add("up");
    go();
    // What was asked for before all rows were there, or before the reader came back to the page.
    if (byId("filter") && (byId("filter").value || byId("only").value)) { filter(); }
    if (byId("against") && byId("against").value) { against(byId("against").value); }
    requestAnimationFrame(function () { setTimeout(spreadInTime, 0); });
  });
})();
