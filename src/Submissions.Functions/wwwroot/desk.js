// What script adds to the desk: keys, the number of ticks, and short addresses. Everything works without it.
const rows = [...document.querySelectorAll("tr[data-row]")];
const keys = document.querySelector("[data-keys]");
const on = keys?.querySelector("[data-keys-on]");
const off = "desk-keys-off";
let at = -1;

if (keys) keys.hidden = false;

// Who speaks to the machine, or types with a stick, turns single keys off; this browser remembers it.
if (on) {
  on.checked = localStorage.getItem(off) === null;
  on.addEventListener("change", () => (on.checked ? localStorage.removeItem(off) : localStorage.setItem(off, "1")));
}

const acts = {
  j: () => go(at + 1),
  k: () => go(at < 0 ? 0 : at - 1),
  o: () => rows[at]?.querySelector("[data-open]")?.click(),
  Enter: () => acts.o(),
  x: () => rows[at]?.querySelector("input[type=checkbox]")?.click(),
  "/": () => focus(document.querySelector("input[type=search]")),
  "?": () => help(),
  n: () => document.querySelector("a[rel=next]")?.click(),
  p: () => document.querySelector("a[rel=prev]")?.click(),
};

document.addEventListener("keydown", event => {
  if (localStorage.getItem(off) !== null) return;
  if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented || writes(event.target)) return;
  // Enter belongs to the link or button that has it; on a row and on the page it opens the row.
  if (event.key === "Enter" && (at < 0 || event.target.closest("a, button, summary, input, label"))) return;
  if (!Object.hasOwn(acts, event.key)) return;
  event.preventDefault();
  acts[event.key]();
});

/** Whether keys typed there are text. */
function writes(element) {
  return element.isContentEditable || element.closest("textarea, select, input:not([type=checkbox], [type=radio], [type=submit], [type=button])") !== null;
}

/** The row becomes the one that keys act on, and is what screen readers tell. */
function go(to) {
  if (rows.length === 0) return;
  rows[at]?.classList.remove("here");
  at = Math.max(0, Math.min(rows.length - 1, to));
  rows[at].classList.add("here");
  rows[at].querySelector("[data-open]")?.focus({ preventScroll: true });
  rows[at].scrollIntoView({ block: "nearest" });
}

function focus(field) {
  field?.focus();
  field?.select();
}

function help() {
  if (!keys) return;
  keys.open = !keys.open;
  if (keys.open) keys.querySelector("summary").focus();
}

// A row that gets the focus by Tab is the one that keys act on.
for (const [index, row] of rows.entries()) {
  row.addEventListener("focusin", () => {
    rows[at]?.classList.remove("here");
    at = index;
    row.classList.add("here");
  });
}

const told = document.querySelector("[data-ticked]");
const ticks = [...document.querySelectorAll("tr[data-row] input[name=id]")];
if (told && ticks.length > 0) {
  const tell = () => {
    const count = ticks.filter(tick => tick.checked).length;
    told.textContent = count === 0 ? "" : `${count} ticked`;
  };
  for (const tick of ticks) tick.addEventListener("change", tell);
  tell();
}

// An address without what was not asked for, the usual order (which the form names) among it; ticks of one list become one value.
document.querySelector("form[data-filter]")?.addEventListener("submit", event => {
  event.preventDefault();
  const query = new Map();
  for (const [name, value] of new FormData(event.target)) {
    if (value !== "" && !(name === "sort" && value === event.target.dataset.filter)) query.set(name, query.has(name) ? `${query.get(name)},${value}` : value);
  }

  const address = [...query].map(([name, value]) => `${name}=${encodeURIComponent(value).replaceAll("%2C", ",")}`).join("&");
  location.assign(event.target.action.split("?")[0] + (address && `?${address}`));
});
