(function () {
  "use strict";
  var form = document.getElementById("filter");
  if (!form) return;
  var names = ["q", "theme", "group", "question", "role", "polarity"];
  var found = document.getElementById("found");
  var items = Array.prototype.slice.call(document.querySelectorAll("[data-r]"));
  var boxes = Array.prototype.slice.call(document.querySelectorAll("[data-box]")).reverse();
  var words = null, opened = [];
  form.hidden = false;

  function field(name) { return form.elements[name] || null; }
  function facet(name) {
    var f = field(name);
    if (!f || !f.value) return "";
    return f.options[f.selectedIndex].getAttribute("data-f") || "";
  }
  function has(el, attribute, value) { return (el.getAttribute(attribute) || "").indexOf(value) >= 0; }

  function matcher() {
    var q = field("q").value.trim().toLocaleLowerCase("sv");
    var theme = facet("theme"), polarity = facet("polarity"), group = facet("group"), question = facet("question"), role = facet("role");
    if (q && !words) words = items.map(function (el) {
      var say = el.querySelector("blockquote, .say > p, .say > h4");
      return (say || el).textContent.toLocaleLowerCase("sv");
    });
    return function (el, i) {
      var c = el.getAttribute("data-c") || "";
      if (role && el.getAttribute("data-r") !== role && el.getAttribute("data-r") !== "any") return false;
      if (group && !has(el, "data-g", " " + group + " ")) return false;
      if (question && !has(el, "data-q", " " + question + " ")) return false;
      if (theme && polarity) { if (c.indexOf(" " + theme + polarity + " ") < 0) return false; }
      else if (theme) { if (!new RegExp(" " + theme + "[anlm] ").test(c)) return false; }
      else if (polarity) { if (c.indexOf(polarity + " ") < 0) return false; }
      return !q || words[i].indexOf(q) >= 0;
    };
  }

  function apply() {
    var on = names.some(function (n) { var f = field(n); return f && f.value.trim(); });
    var match = matcher(), shown = [0, 0], all = [0, 0];
    items.forEach(function (el, i) {
      var kind = el.hasAttribute("data-k") ? 0 : 1, ok = !on || match(el, i);
      el.hidden = !ok;
      all[kind]++;
      if (ok) shown[kind]++;
    });
    opened.forEach(function (d) { d.open = false; });
    opened = [];
    boxes.forEach(function (box) {
      var some = !on || box.querySelector("[data-r]:not([hidden])") !== null;
      box.hidden = !some;
      if (on && some && box.tagName === "DETAILS" && !box.open) { box.open = true; opened.push(box); }
    });
    var n = [shown[0], all[0], shown[1], all[1]];
    found.textContent = found.getAttribute("data-says").replace(/\{(\d)\}/g, function (_, k) { return n[k]; });
    return on;
  }

  function write() {
    var parts = new URLSearchParams();
    names.forEach(function (n) { var f = field(n); if (f && f.value.trim()) parts.set(n, f.value.trim()); });
    var s = parts.toString();
    try { history.replaceState(null, "", s ? "#filter&" + s : "#orden"); } catch (e) { return; }
  }

  function fill(parts) {
    var any = false;
    names.forEach(function (n) {
      var f = field(n);
      if (!f) return;
      f.value = parts.get(n) || "";
      if (f.value) any = true;
    });
    return any;
  }

  function clear() { names.forEach(function (n) { var f = field(n); if (f) f.value = ""; }); apply(); }

  function arrive() {
    var hash = location.hash;
    if (hash.indexOf("#filter&") === 0) {
      fill(new URLSearchParams(hash.slice(8)));
      apply();
      form.scrollIntoView();
      return;
    }
    var target = hash.length > 1 ? document.getElementById(decodeURIComponent(hash.slice(1))) : null;
    if (!target) return;
    if (target.closest("[hidden]")) clear();
    for (var d = target.closest("details"); d; d = d.parentElement.closest("details")) d.open = true;
    target.scrollIntoView();
  }

  var timer = 0;
  function later() { clearTimeout(timer); timer = setTimeout(function () { apply(); write(); }, 120); }
  form.addEventListener("input", later);
  form.addEventListener("change", later);
  form.addEventListener("submit", function (e) { e.preventDefault(); apply(); write(); });
  form.addEventListener("reset", function () { setTimeout(function () { apply(); write(); }, 0); });
  window.addEventListener("hashchange", arrive);
  fill(new URLSearchParams(location.search));
  apply();
  arrive();
})();
