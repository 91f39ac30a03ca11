// The filters of a divided report: they look through all checks, which stand on further pages.
"use strict";
const divided = (form, data) => {
  const SHOWN = 200;
  const severities = { e: "error", w: "warning", i: "info", o: "ok" };
  const found = document.getElementById("found");
  const list = document.getElementById("found-rows");
  const more = document.getElementById("found-more");
  const sections = [...document.querySelectorAll("main > section")];
  const folder = document.querySelector(".pages a")?.getAttribute("href").replace(/[^/]*$/, "") ?? "";
  const rows = data.sections.flatMap(([anchor, title, section, pages]) => {
    let taken = 0;
    return pages.flatMap(([page, size]) =>
      section.slice(taken, (taken += size)).map((row, index) => ({ anchor, title, row, page, index })));
  });

  const order = new Intl.Collator("en").compare;
  const fill = (name, choices) => {
    const known = choices.map((choice, number) => [number, Array.isArray(choice) ? choice[1] : choice]);
    known.sort((one, other) => order(one[1], other[1]));
    form.elements[name].append(...known.map(([number, label]) => new Option(label, number)));
  };
  fill("rule", data.rules);
  fill("measure", data.measures);
  fill("place", data.places);
  fill("document", data.documents);

  const fits = ([severity, rule, measure, places, documents, message], wanted, search) =>
    (!wanted.severity || severities[severity] === wanted.severity) &&
    (!wanted.rule || rule === Number(wanted.rule)) &&
    (!wanted.measure || measure === Number(wanted.measure)) &&
    (!wanted.place || places.includes(Number(wanted.place))) &&
    (!wanted.document || documents.includes(Number(wanted.document))) &&
    (!search || (message ?? "").toLowerCase().includes(search));

  const made = (tag, name, ...inside) => {
    const element = document.createElement(tag);
    element.className = name;
    element.append(...inside);
    return element;
  };

  const shown = ({ anchor, title, row, page, index }) => {
    const [severity, rule, measure, , documents, message] = row;
    const link = made("a", "", made("bdi", "", message ?? [data.rules[rule], data.measures[measure]?.[1]].filter(Boolean).join(", ")));
    link.href = `${folder}${anchor}-${page}.html#n-${index}`;
    const signs = made("p", "signs", made("span", "severity", severities[severity]), " ", made("span", "", data.rules[rule]), " ",
      made("span", "", title), " ", made("bdi", "", documents.length ? data.documents[documents[0]] : ""));
    return made("article", `finding row ${severities[severity]}`, signs, made("h3", "", link));
  };

  return (wanted) => {
    const search = wanted.search.trim().toLowerCase();
    const active = search || ["severity", "rule", "measure", "place", "document"].some((name) => wanted[name]);
    for (const section of sections) section.hidden = section === found ? !active : Boolean(active);
    const all = rows.length.toLocaleString("en");
    if (!active) return `Look through ${all} checks`;
    const fit = rows.filter(({ row }) => fits(row, wanted, search));
    list.replaceChildren(...fit.slice(0, SHOWN).map(shown));
    const told = [];
    if (fit.length > SHOWN) told.push(`${(fit.length - SHOWN).toLocaleString("en")} more are found; narrow the filters to see them.`);
    if (search && data.silent) told.push(`The words of ${data.silent.toLocaleString("en")} checks that passed or are open are on their pages only; the search does not look into them.`);
    if (data.left) told.push(`${data.left.toLocaleString("en")} checks, of those that passed or are open, are on their pages only; the filters do not find them.`);
    more.textContent = told.join(" ");
    return `${fit.length.toLocaleString("en")} of ${all} checks`;
  };
};
