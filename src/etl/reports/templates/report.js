// Filters, folded parts that open when they are linked to, and copying SQL.
// The page reads whole without any of it.
"use strict";
(() => {
  const form = document.getElementById("filters");
  const tools = document.getElementById("tools");
  const shown = document.getElementById("shown");
  const findings = [...document.querySelectorAll(".finding")];
  const words = new Map();
  const rows = document.getElementById("rows");
  let table = null; // of a divided report: made when the page is there to be read

  const fits = (finding, wanted) => {
    for (const name of ["severity", "rule", "measure"]) {
      if (wanted[name] && finding.dataset[name] !== wanted[name]) return false;
    }
    for (const name of ["place", "document"]) {
      if (wanted[name] && !finding.dataset[name].split(" ").includes(wanted[name])) return false;
    }
    if (!wanted.search) return true;
    if (!words.has(finding)) words.set(finding, finding.textContent.toLowerCase());
    return words.get(finding).includes(wanted.search.trim().toLowerCase());
  };

  const filter = () => {
    const wanted = Object.fromEntries(new FormData(form));
    if (rows) {
      if (!table) return;
      shown.textContent = table(wanted);
      form.querySelector("[type=reset]").hidden = !Object.values(wanted).some((word) => word.trim());
      return;
    }
    let left = 0;
    for (const finding of findings) {
      finding.hidden = !fits(finding, wanted);
      left += finding.hidden ? 0 : 1;
    }
    const all = left === findings.length;
    const [some, many] = [left, findings.length].map((number) => number.toLocaleString("en"));
    shown.textContent = all ? `All ${many} checks shown` : `${some} of ${many} checks shown`;
    form.querySelector("[type=reset]").hidden = all;
  };

  const open = () => {
    let node = null;
    try {
      node = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
      return; // a hash that is no text names nothing here
    }
    if (!node) return;
    if (form && node.closest("[hidden]")) {
      form.reset();
      filter();
    }
    const inner = node.querySelector(":scope > details, :scope > .finding > details");
    if (inner) inner.open = true;
    for (let up = node.parentElement; up; up = up.parentElement) {
      if (up.tagName === "DETAILS") up.open = true;
    }
    node.scrollIntoView();
  };

  const copy = async (button) => {
    const text = button.parentElement.querySelector("code").textContent;
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(button.parentElement.querySelector("code"));
      button.textContent = "Selected: press Ctrl+C";
    }
  };

  if (form) {
    tools.hidden = false;
    tools.open = matchMedia("(min-width: 62rem)").matches;
    form.addEventListener("input", filter);
    form.addEventListener("reset", () => setTimeout(filter));
    form.addEventListener("submit", (event) => event.preventDefault());
    filter();
    if (rows) {
      addEventListener("load", () => setTimeout(() => {
        table = divided(form, JSON.parse(rows.textContent));
        filter();
      }));
    }
  }
  for (const button of document.querySelectorAll("button.copy")) {
    button.hidden = false;
    button.addEventListener("click", () => copy(button));
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && document.activeElement.tagName === "MARK") document.activeElement.blur();
  });
  addEventListener("hashchange", open);
  open();
})();
