// A grid of exercises. Python gives {cards: [{id, name, lang, note, href, still, moving}], few}.
// A card moves while the pointer or the keyboard is on it; a first tap makes it move, a second one opens it.
// Opening comes back as `opened`; with a modifier key the browser follows the link itself.
const PLACE = "spotter-library-place";
const calm = window.matchMedia("(prefers-reduced-motion: reduce)");

function element(tag, className, text) {
  const made = document.createElement(tag);
  made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function play(frame, address) {
  if (!address || frame.matches(".playing, .loading")) return;
  const moving = new Image();
  moving.alt = "";
  moving.onload = () => {
    if (!frame.classList.contains("loading")) return;
    frame.classList.replace("loading", "playing");
    frame.append(moving);
  };
  moving.onerror = () => stop(frame);
  frame.classList.add("loading");
  moving.src = address;
}

function stop(frame) {
  frame.classList.remove("loading", "playing");
  frame.querySelectorAll("img:not(.still)").forEach((image) => image.remove());
}

function picture(card) {
  const frame = element("span", "frame");
  frame.dataset.initial = card.name.slice(0, 1);
  frame.classList.toggle("missing", !card.still);
  frame.classList.toggle("stands", !card.moving);
  if (card.still) {
    const still = element("img", "still");
    still.alt = "";
    still.loading = "lazy";
    still.onerror = () => frame.classList.add("missing");
    still.src = card.still;
    frame.append(still);
  }
  frame.append(element("span", "play"));
  return frame;
}

function build(card) {
  const entry = document.createElement("li");
  entry.dataset.content = JSON.stringify(card);
  const link = element("a", "card");
  link.href = card.href;
  link.dataset.id = card.id;
  const frame = picture(card);
  const name = element("span", "name", card.name);
  name.lang = card.lang;
  const text = element("span", "text");
  text.append(name, element("span", "note", card.note));
  link.append(frame, text);
  link.onpointerenter = (event) => event.pointerType === "mouse" && !calm.matches && play(frame, card.moving);
  link.onpointerleave = (event) => event.pointerType === "mouse" && stop(frame);
  link.onfocus = () => link.matches(":focus-visible") && !calm.matches && play(frame, card.moving);
  link.onblur = () => stop(frame);
  entry.append(link);
  return entry;
}

function touched(event, link) {
  const frame = event.target.closest(".frame");
  const waits = frame && event.pointerType === "touch" && !frame.matches(".playing, .missing, .stands");
  if (waits) play(frame, JSON.parse(link.parentElement.dataset.content).moving);
  return waits;
}

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const list = parentElement.querySelector(".cards");
  list.classList.toggle("few", data.few);
  const known = new Map([...list.children].map((entry) => [entry.dataset.content, entry]));
  list.replaceChildren(...data.cards.map((card) => known.get(JSON.stringify(card)) ?? build(card)));
  const main = list.getRootNode().host?.closest(".stMain");
  if (data.keeps_place && main && sessionStorage.getItem(PLACE)) {
    const top = Number(sessionStorage.getItem(PLACE));
    sessionStorage.removeItem(PLACE);
    requestAnimationFrame(() => main.scrollTo(0, top));
  }
  list.onclick = (event) => {
    const link = event.target.closest(".card");
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (touched(event, link)) return;
    if (data.keeps_place && main) sessionStorage.setItem(PLACE, String(main.scrollTop));
    setTriggerValue("opened", link.dataset.id);
  };
}
