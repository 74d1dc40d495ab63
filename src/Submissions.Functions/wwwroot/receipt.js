// Compares files with a receipt's hashes, here in the browser: nothing is sent.
const panel = document.getElementById("compare");
const input = document.getElementById("compare-file");
const result = document.getElementById("compare-result");
const drop = panel.querySelector(".drop");

panel.hidden = !globalThis.crypto?.subtle;
input.addEventListener("change", () => compare(input.files));

for (const name of ["dragover", "dragleave", "drop"]) {
  drop.addEventListener(name, (event) => {
    event.preventDefault();
    drop.classList.toggle("over", name === "dragover");
    if (name === "drop") compare(event.dataTransfer.files);
  });
}

async function compare(files) {
  result.replaceChildren();
  for (const file of files) {
    const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
    const hash = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    const match = [...document.querySelectorAll("[data-hash]")].find((place) => place.textContent.trim() === hash);
    const note = document.createElement("p");
    note.className = `note ${match ? "good" : "bad"}`;
    note.textContent = match
      ? `✓ ${file.name} is “${match.dataset.hash}” on this receipt, byte for byte.`
      : `✕ ${file.name} is not on this receipt. Its SHA-256 is ${hash}.`;
    result.append(note);
  }
}
