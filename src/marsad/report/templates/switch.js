(function () {
  var root = document.documentElement, languages = { en: "ltr", ar: "rtl" };
  function input(lang) { return document.getElementById("lang-" + lang); }
  function apply() {
    var lang = input("ar").checked ? "ar" : "en";
    root.lang = lang; root.dir = languages[lang];
    document.title = input(lang).getAttribute("data-title");
  }
  function reading() {
    var found = null;
    document.querySelectorAll("main section[id]").forEach(function (s) {
      var box = s.getBoundingClientRect();
      if (box.height && box.top < window.innerHeight / 3) found = s.id;
    });
    return found;
  }
  function reveal() {
    var target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    Object.keys(languages).forEach(function (lang) {
      if (target.closest("." + lang)) input(lang).checked = true;
    });
    var fold = target.closest("details");
    if (fold) fold.open = true;
    apply(); target.scrollIntoView();
  }
  Object.keys(languages).forEach(function (lang) {
    var other = lang === "en" ? "ar" : "en";
    input(lang).addEventListener("change", function () {
      var place = lastPlace; apply();
      var there = place && document.getElementById(place.replace(new RegExp("-" + other + "$"), "-" + lang));
      if (there && window.scrollY > 200) there.scrollIntoView();
    });
  });
  var lastPlace = null;
  window.addEventListener("scroll", function () { lastPlace = reading(); }, { passive: true });
  window.addEventListener("hashchange", reveal);
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("details").forEach(function (d) { d.open = true; });
  });
  if (/^ar\b/i.test(navigator.language || "")) input("ar").checked = true;
  apply();
  if (location.hash) reveal();
})();
