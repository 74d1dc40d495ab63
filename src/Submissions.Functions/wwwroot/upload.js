// Sends a file in pieces, goes on after a broken line where it stopped, and shows how far it is. Without it the form sends it whole.
for (const form of document.querySelectorAll("form[data-upload]")) {
  form.addEventListener("submit", (event) => {
    const file = form.elements.file.files[0];
    if (!file) return;
    event.preventDefault();
    const button = form.querySelector("button");
    button.disabled = true;
    upload(form, file)
      .catch((error) => tell(form, error.message, true))
      .finally(() => (button.disabled = false));
  });
}

async function upload(form, file) {
  const { upload: address, kind, most } = form.dataset;
  if (file.size > Number(most)) throw new Error(`This file has ${size(file.size)}; ${size(Number(most))} is the most. Make it smaller, or split it.`);
  if (file.size === 0) throw new Error("The file is empty. Choose another one.");
  const known = `upload:${address}:${kind}:${file.name}:${file.size}:${file.lastModified}`;
  let state = await begin(form, address, kind, file, known);
  localStorage.setItem(known, state.id);
  while (state.arrived < file.size) {
    progress(form, state.arrived, file.size);
    const piece = file.slice(state.arrived, state.arrived + state.pieceBytes);
    state = await sturdy(form, state, file, () => ask("PUT", `${address}/${state.id}?from=${state.arrived}`, piece), address);
  }
  progress(form, file.size, file.size);
  const finish = new URLSearchParams({ kind, name: file.name, bytes: file.size });
  await sturdy(form, state, file, () => ask("POST", `${address}/${state.id}/finish?${finish}`), address);
  localStorage.removeItem(known);
  location.assign(`${location.pathname}?done=received#documents.${kind}`);
}

async function begin(form, address, kind, file, known) {
  const id = localStorage.getItem(known);
  if (id) {
    const state = await ask("GET", `${address}/${id}`).catch(() => undefined);
    if (state?.arrived > 0 && state.arrived <= file.size) return state;
  }
  return sturdy(form, { arrived: 0 }, file, () => ask("POST", `${address}?${new URLSearchParams({ kind, bytes: file.size })}`));
}

/** Tries until it is answered; after a broken line asks how far it got. */
async function sturdy(form, state, file, attempt, address) {
  for (let wait = 1000; ; wait = Math.min(wait * 2, 30000)) {
    try {
      return await attempt();
    } catch (error) {
      if (error.code && error.code !== "upload-offset") throw error;
      if (!error.code) await pause(form, state, file, wait);
      const arrived = state.id && (await ask("GET", `${address}/${state.id}`).catch(() => undefined));
      if (arrived && arrived.arrived !== state.arrived) return arrived;
    }
  }
}

function pause(form, state, file, wait) {
  tell(form, `The line is broken; ${size(state.arrived)} of ${size(file.size)} are here. Going on in ${wait / 1000} seconds.`, true);
  return new Promise((again) => {
    setTimeout(again, wait);
    addEventListener("online", again, { once: true });
  });
}

async function ask(method, address, body) {
  const answer = await fetch(address, { method, body, headers: body ? { "Content-Type": "application/octet-stream" } : {} });
  if (answer.status >= 500 || answer.status === 408 || answer.status === 429) throw new Error(answer.statusText);
  if (answer.ok) return answer.json();
  const told = await answer.json().catch(() => undefined);
  const { words, code = "refused" } = told?.words ? told : { words: refusal(answer.status) };
  throw Object.assign(new Error(words), { code });
}

/** A refusal that came as a page, from us or from something between: trying again would not help. */
function refusal(status) {
  const why = { 403: "The server takes nothing from this page; it may have been opened at another address.", 413: "The server takes no piece of this size." };
  return `The file was not taken. ${why[status] ?? `The server refused it (${status}).`} Reload the page and choose the file again.`;
}

function progress(form, arrived, all) {
  tell(form, `${size(arrived)} of ${size(all)} have arrived.`);
  const bar = document.createElement("progress");
  Object.assign(bar, { max: all, value: arrived });
  bar.setAttribute("aria-label", "How much has arrived");
  form.querySelector("[data-progress]").append(bar);
}

function tell(form, words, bad = false) {
  const place = form.querySelector("[data-progress]");
  place.textContent = words;
  place.classList.toggle("saved", false);
  place.classList.toggle("bad", bad);
}

const size = (bytes) => (bytes < 1048576 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1048576).toFixed(1)} MB`);
