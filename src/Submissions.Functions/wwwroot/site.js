// What script adds to every page: the reader's own time beside the call's, and a link that selects itself.
const { lang } = document.documentElement;
const language = lang === "en" ? "en-GB" : lang;

for (const time of document.querySelectorAll("time[data-reader]")) {
  const at = new Date(time.dateTime);
  if (callOffset(time.dateTime) === -at.getTimezoneOffset()) continue;
  const words = new Intl.DateTimeFormat(language, {
    weekday: "long", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit", hour12: false, timeZoneName: "short",
  }).format(at);
  if (time.dataset.reader === "inline") time.append(` (for you: ${words})`);
  else time.textContent = `For you: ${words}.`;
}

for (const input of document.querySelectorAll("input[data-select]")) input.addEventListener("focus", () => input.select());

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

/** Minutes east of UTC in "2018-09-28T23:59:59+01:00". */
function callOffset(text) {
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(text) ?? [null, "+", "0", "0"];
  return Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes));
}
