// Saves a section as one types, and tells at once what is counted and found. The page works without it.
const form = document.getElementById("section");
const line = document.getElementById("saved");
const kept = `typed:${form.dataset.save}`;

// Milliseconds: after the last key, for a try to be given up, for a button to let a save under way end, between two presses.
const pause = 1200;
const patience = 20000;
const brief = 2000;
const twice = 5000;

const refusals = {
  400: "the server could not read what was sent.",
  403: "the server takes nothing from this page; it may have been opened at another address.",
  413: "this is more text than one page may hold.",
};

let timer, running, stop, unanswered, submitting = false, blocked = false, dirty = false, wait = 2000;

const typed = () => new URLSearchParams([...new FormData(form)].filter(([name]) => name !== "once"));
const say = (words, bad = false) => {
  line.textContent = words;
  line.classList.toggle("bad", bad);
};

form.addEventListener("input", () => {
  dirty = true;
  keep();
  count();
  if (blocked) return;
  say("Not saved yet.");
  later(pause);
});

// A button never waits for a server that cannot be reached: one save under way may end, briefly, so that its mark is known.
form.addEventListener("submit", async (event) => {
  clearTimeout(timer);
  if (submitting) return event.preventDefault();
  submitting = true;
  if (!running) return handOver();
  event.preventDefault();
  const { submitter } = event;
  await Promise.race([running, new Promise((over) => setTimeout(over, brief))]);
  stop.abort();
  await running;
  submitting = false;
  form.requestSubmit(submitter);
});

// Come back to by the browser's Back button: what is here may be older than what is stored.
addEventListener("pageshow", (event) => {
  submitting = false;
  if (event.persisted && !dirty) location.reload();
});

// Perhaps the last chance: what was typed last goes, whatever became of an earlier try.
addEventListener("visibilitychange", () => {
  if (document.visibilityState !== "hidden" || running) return;
  unanswered = undefined;
  save();
});

addEventListener("online", save);

function handOver() {
  markSent();
  // Stopped by the reader, the page stays: its buttons must work again.
  setTimeout(() => (submitting = false), twice);
}

function later(milliseconds) {
  clearTimeout(timer);
  timer = setTimeout(save, milliseconds);
}

function save() {
  if (!dirty || running || blocked || submitting) return;
  clearTimeout(timer);
  running = send().then((next) => {
    running = undefined;
    if (dirty && !blocked && !submitting) later(next);
  });
}

// One try. Returns after how long the next one may follow. A try without an answer may have arrived all the same: it is repeated as
// it was, which changes nothing if it did, before anything newer is sent; else our own text would look like somebody else's.
async function send() {
  const newest = typed().toString();
  const body = unanswered ?? newest;
  dirty = body !== newest;
  unanswered = body;
  stop = new AbortController();
  const late = setTimeout(() => stop.abort(), patience);
  try {
    const headers = { "Content-Type": "application/x-www-form-urlencoded;charset=UTF-8" };
    const answer = await fetch(form.dataset.save, { method: "POST", headers, body, keepalive: body.length < 60000, signal: stop.signal });
    if (answer.status >= 500 || answer.status === 408 || answer.status === 429) throw new Error(answer.statusText);
    const told = await read(answer);
    unanswered = undefined;
    wait = 2000;
    if (answer.ok) accept(told);
    else refuse(told, answer.status);
    return pause;
  } catch {
    return failed();
  } finally {
    clearTimeout(late);
  }
}

function failed() {
  dirty = true;
  const next = wait;
  wait = Math.min(wait * 2, 60000);
  say(`Not saved yet: we cannot be reached. What you typed is kept in this browser. Trying again in ${next / 1000} seconds.`, true);
  return next;
}

// A refusal may come as a page, from us or from something between: it is final all the same.
async function read(answer) {
  if (answer.ok) return answer.json();
  const refused = { words: `Not saved: ${refusals[answer.status] ?? `the server refused it (${answer.status}).`} What you typed is kept in this browser. Press “Save and go on” to send the page as it is.`, final: true };
  const told = await answer.json().catch(() => undefined);
  return told?.words ? told : refused;
}

function accept(told) {
  form.elements.shown.value = told.shown;
  say(dirty ? "Not saved yet." : told.words);
  show(told.findings);
  if (!dirty) forget();
  fit();
}

function refuse(told, status) {
  say(told.words, true);
  blocked = told.final || status === 409 || status === 404;
}

// Findings, each beside its field, or at the group it belongs to.
function show(findings) {
  for (const list of form.querySelectorAll(".findings")) list.replaceChildren();
  for (const framed of form.querySelectorAll(".has-block")) framed.classList.remove("has-block");
  for (const invalid of form.querySelectorAll("[aria-invalid]")) invalid.removeAttribute("aria-invalid");
  for (const finding of findings) {
    const list = document.getElementById(`${finding.field}-findings`) ?? document.getElementById(`${finding.field.split(/[.[]/)[0]}-findings`);
    list?.append(item(finding));
    if (finding.kind !== "block") continue;
    const field = document.getElementById(finding.field);
    field?.closest(".field")?.classList.add("has-block");
    if (field?.matches("input, textarea, select")) field.setAttribute("aria-invalid", "true");
  }
}

function item(finding) {
  const entry = document.createElement("li");
  const sign = document.createElement("b");
  entry.className = finding.kind;
  sign.textContent = finding.sign;
  entry.append(sign, ` ${finding.message}`);
  if (finding.fix) {
    const fix = document.createElement("span");
    fix.className = "fix";
    fix.textContent = finding.fix;
    entry.append(fix);
  }
  return entry;
}

async function fit() {
  const places = document.getElementById("fit");
  if (!places) return;
  const answer = await fetch(places.dataset.from).catch(() => undefined);
  if (answer?.ok) places.innerHTML = await answer.text();
}

// Counts as the server does: see WordCount.
const counts = {
  words: (text) => (text.match(/\P{White_Space}+/gu) ?? []).filter((run) => /[\p{L}\p{Nd}]/u.test(run)).length,
  characters: (text) => [...text.replaceAll("\r\n", "\n")].length,
};

function count() {
  for (const place of form.querySelectorAll("[data-count]")) {
    const { count: unit, for: field, max } = place.dataset;
    const number = counts[unit](document.getElementById(field).value);
    place.textContent = max ? `${number.toLocaleString("en")} of ${Number(max).toLocaleString("en")} ${unit}` : `${number.toLocaleString("en")} ${unit}`;
    place.classList.toggle("over", Boolean(max) && number > Number(max));
  }
  clock();
}

function clock() {
  const sum = document.getElementById("programme-sum");
  if (!sum) return;
  let start = 0;
  for (const place of form.querySelectorAll("[data-clock]")) {
    const minutes = whole(`${place.dataset.clock}.minutes`);
    place.textContent = minutes === undefined ? "" : `from minute ${start} to ${start + minutes}`;
    start += minutes ?? 0;
  }
  const all = whole("durationMinutes");
  sum.textContent = all === undefined ? `The items add up to ${start} minutes.` : `The items add up to ${start} of ${all} minutes.`;
}

function whole(field) {
  const text = document.getElementById(field).value.trim();
  return /^\d{1,6}$/.test(text) ? Number(text) : undefined;
}

// What has not arrived stays in this browser until it has.
function keep() {
  try {
    localStorage.setItem(kept, JSON.stringify({ at: new Date().toISOString(), body: typed().toString() }));
  } catch {
    // No room, or not allowed: then there is only the page itself.
  }
}

// Handed over by a button: it is ours to offer again only if the page comes back in the state it was sent from.
function markSent() {
  try {
    const stored = JSON.parse(localStorage.getItem(kept));
    if (stored) localStorage.setItem(kept, JSON.stringify({ ...stored, sentFrom: form.elements.shown.value }));
  } catch {
    // As above.
  }
}

function forget() {
  try {
    localStorage.removeItem(kept);
  } catch {
    // As above.
  }
}

function recall() {
  let stored;
  try {
    stored = JSON.parse(localStorage.getItem(kept) ?? "null");
  } catch {
    return;
  }
  const withoutMark = (body) => [...new URLSearchParams(body)].filter(([name]) => name !== "shown").map(([name, value]) => `${name},${value.trim()}`).join("\n");
  const arrived = stored?.sentFrom !== undefined && stored.sentFrom !== form.elements.shown.value;
  if (!stored || arrived || withoutMark(stored.body) === withoutMark(typed().toString())) return forget();
  const note = document.createElement("div");
  const words = document.createElement("p");
  note.className = "note warn";
  words.textContent = `This browser holds text for this section from ${new Date(stored.at).toLocaleString()} that did not reach us.`;
  note.append(words, button("Put it back and save it", () => putBack(stored.body)), " ", button("Throw it away", () => (forget(), note.remove())));
  form.before(note);
}

function button(words, press) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = words;
  made.addEventListener("click", press);
  return made;
}

function putBack(body) {
  const back = document.createElement("form");
  back.method = "post";
  back.action = form.action;
  const fields = [...new URLSearchParams(body)].filter(([name]) => name !== "shown");
  for (const [name, value] of [...fields, ["shown", form.elements.shown.value], ["do", "check"]]) {
    const input = document.createElement("textarea");
    Object.assign(input, { name, value, hidden: true });
    back.append(input);
  }
  document.body.append(back);
  forget();
  back.submit();
}

recall();
count();
