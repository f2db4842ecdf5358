"use strict";
// Search and filters; without this script everything on the page is open and can be read.
(function () {
  var root = document.documentElement;
  var form = document.getElementById("s_filter");
  var count = document.getElementById("s_count");
  var findings = Array.prototype.slice.call(document.querySelectorAll(".finding"));
  var groups = Array.prototype.slice.call(document.querySelectorAll(".group"));
  var fields = Array.prototype.slice.call(form.querySelectorAll("input, select"));
  var folds = Array.prototype.slice.call(document.querySelectorAll("details"));
  var steps = Array.prototype.slice.call(document.querySelectorAll("#s_roadmap tr[data-findings]"));
  var measures = document.getElementById("s_measures");
  var texts = null;
  var timer = 0;

  function plain(text) {
    return text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/\s+/g, " ");
  }

  // What changes at the end of a word with case and number, in the letters that `plain` leaves.
  var ENDINGS = {
    ru: [
      /()(?:ьми|[уюиы]?ями|ами|[иаяыо]?ими|ыми|ого|его|ому|ему|[иь]?ях|ах|[иь]?ям|ам|ов|ев|иеи|ием|[иь]?ем|ом|ым|им|их|ых|[оеыия]и|[аяоеыи]я|[оыеи]е|[ую]ю|[иь]ю|[иь]е|[аеиоуыьюя])$/,
      /(?:[ое]|([бвгджзлмнпрстфхчшщ]))[кц]$/
    ],
    en: [/()(?:['\u2019]s|ies|es|s)$/]
  };
  var endings = ENDINGS[(root.lang || "").split("-")[0]] || [];

  // What the forms of a word have in common; ids and short words stay as they are.
  function stem(term) {
    if (term.length < 4 || /\d/.test(term)) { return term; }
    return endings.reduce(function (word, ending) {
      var made = word.replace(ending, "$1");
      return made.length < 3 ? word : made;
    }, term);
  }

  function chosen() {
    var made = {};
    fields.forEach(function (field) {
      if (field.value.trim()) { made[field.name] = field.value.trim(); }
    });
    return made;
  }

  function matches(finding, place, wanted, terms) {
    return Object.keys(wanted).every(function (name) {
      if (name === "q") {
        return terms.every(function (term) { return texts[place].indexOf(term) >= 0; });
      }
      return (finding.dataset[name] || "").split(" ").indexOf(wanted[name]) >= 0;
    });
  }

  function apply() {
    var wanted = chosen(), terms = wanted.q ? plain(wanted.q).split(" ").map(stem) : [], shown = 0;
    if (terms.length && !texts) {
      texts = findings.map(function (finding) { return plain(finding.textContent); });
    }
    findings.forEach(function (finding, place) {
      finding.hidden = !matches(finding, place, wanted, terms);
      shown += finding.hidden ? 0 : 1;
    });
    groups.forEach(function (group) {
      group.hidden = !group.querySelector(".finding:not([hidden])");
    });
    choose(shown < findings.length);
    var said = form.dataset.shown.replace("{n}", shown).replace("{total}", findings.length);
    count.textContent = shown ? said : said + ". " + form.dataset.none;
  }

  // Of the road map, the measures that change a finding which is shown.
  function choose(some) {
    if (!measures) { return; }
    var left = 0;
    steps.forEach(function (row) {
      row.hidden = some && !row.dataset.findings.split(" ").some(function (id) {
        var finding = id && document.getElementById(id);
        return finding && !finding.hidden;
      });
      left += row.hidden ? 0 : 1;
    });
    var said = document.getElementById("s_roadmap").dataset.shown;
    measures.textContent = some ? said.replace("{n}", left).replace("{total}", steps.length) : "";
  }

  function remember() {
    var made = new URLSearchParams(chosen()).toString();
    history.replaceState(null, "", made ? "#" + made : location.href.split("#")[0] + "#s_findings");
  }

  function changed() { apply(); remember(); }

  function set(text) {
    var given = new URLSearchParams(text);
    fields.forEach(function (field) {
      field.value = given.get(field.name) || "";
      if (field.selectedIndex === -1) { field.value = ""; }
    });
    apply();
  }

  function unfold(target) {
    for (var at = target; at; at = at.parentElement) {
      if (at.tagName === "DETAILS") { at.open = true; }
    }
    var fold = target.classList.contains("finding") ? target.querySelector(".fold") : null;
    if (fold) { fold.open = true; }
  }

  // Brings a place into view, and the keyboard with it.
  function show(target) {
    var able = target.tagName === "DETAILS" ? target.firstElementChild : target;
    if (!able.matches("summary, [tabindex]")) { able = target.closest("[tabindex]"); }
    target.scrollIntoView();
    if (able) { able.focus({ preventScroll: true }); }
  }

  function go() {
    var name = location.hash.slice(1);
    try { name = decodeURIComponent(name); } catch (error) { return; }
    if (name.indexOf("=") > 0) {
      set(location.hash.slice(1));
      show(document.getElementById("s_findings"));
      return;
    }
    var target = name && document.getElementById(name);
    if (!target) { return; }
    var finding = target.closest(".finding");
    if (finding && finding.hidden) { set(""); }
    unfold(target);
    show(target);
  }

  function fold(open) {
    folds.forEach(function (one) {
      var finding = one.closest(".finding");
      if (finding && !finding.hidden) { one.open = open; }
    });
  }

  root.classList.add("js");
  folds.forEach(function (one) { one.open = false; });
  form.hidden = false;
  form.addEventListener("submit", function (event) { event.preventDefault(); changed(); });
  form.addEventListener("reset", function () { setTimeout(changed, 0); });
  form.addEventListener("change", changed);
  form.addEventListener("input", function (event) {
    if (event.target.name !== "q") { return; }
    clearTimeout(timer);
    timer = setTimeout(changed, 150);
  });
  document.getElementById("s_open").addEventListener("click", function () { fold(true); });
  document.getElementById("s_close").addEventListener("click", function () { fold(false); });
  document.addEventListener("click", function (event) {
    var link = event.target.closest("a[href^='#']");
    if (!link) { return; }
    if (link.dataset.filter) {
      event.preventDefault();
      history.pushState(null, "", "#" + link.dataset.filter);
      go();
    } else if (link.getAttribute("href") === location.hash) {
      event.preventDefault();
      go();
    }
  });
  addEventListener("hashchange", go);
  addEventListener("popstate", go);
  addEventListener("beforeprint", function () {
    folds.forEach(function (one) { one.dataset.was = one.open ? "1" : ""; one.open = true; });
  });
  addEventListener("afterprint", function () {
    folds.forEach(function (one) { one.open = one.dataset.was === "1"; });
  });
  apply();
  go();
}());
