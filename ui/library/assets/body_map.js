// The body map. Python gives {names, sides, colours, title, hint, unfold, selected, primary, secondary, page}; a choice
// comes back as `picked`. Where `page` is new, one looks at it from its top.
const SVG = "http://www.w3.org/2000/svg";
const NARROW_PX = 640;

// The drawing holds one half of each figure: mirror it, and make of all shapes of a muscle one button a figure.
function assemble(view) {
  const buttons = new Map();
  for (const path of [...view.querySelectorAll("path")]) {
    const mirrored = path.cloneNode();
    mirrored.setAttribute("transform", "scale(-1 1)");
    const muscle = path.dataset.muscle;
    if (muscle && !buttons.has(muscle)) {
      const group = document.createElementNS(SVG, "g");
      group.setAttribute("class", "muscle");
      group.setAttribute("role", "button");
      group.setAttribute("tabindex", "0");
      group.dataset.choice = muscle;
      view.append(group);
      buttons.set(muscle, group);
    }
    if (muscle) buttons.get(muscle).append(path, mirrored);
    else path.after(mirrored);
  }
}

function label(muscles, data) {
  const chosen = new Set([data.selected]);
  for (const group of muscles) {
    const muscle = group.dataset.choice;
    group.setAttribute("aria-label", data.names[muscle]);
    group.setAttribute("aria-pressed", String(chosen.has(muscle)));
    group.classList.toggle("primary", data.primary.includes(muscle));
    group.classList.toggle("secondary", data.secondary.includes(muscle));
  }
}

function caption(place, data, muscle) {
  place.textContent = data.names[muscle ?? data.selected] ?? data.hint;
}

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const details = parentElement.querySelector("details");
  const svg = parentElement.querySelector("svg");
  if (!svg.dataset.ready) {
    svg.querySelectorAll(".view").forEach(assemble);
    svg.dataset.ready = "yes";
    details.open = data.unfold || window.innerWidth > NARROW_PX;
  }
  if (data.page && svg.dataset.page !== data.page) {
    svg.dataset.page = data.page;
    svg.getRootNode().host?.closest(".stMain")?.scrollTo(0, 0);
  }
  details.classList.toggle("unfolded", data.unfold);
  details.querySelector("summary").textContent = data.title;
  svg.setAttribute("aria-label", data.title);
  for (const [name, colour] of Object.entries(data.colours)) svg.style.setProperty(`--${name}`, colour);
  parentElement.querySelectorAll(".sides span").forEach((side, number) => (side.textContent = data.sides[number]));
  const place = parentElement.querySelector("figcaption");
  label(svg.querySelectorAll(".muscle"), data);
  caption(place, data, null);

  const at = (event) => event.target.closest(".muscle")?.dataset.choice;
  const pick = (event) => {
    const muscle = at(event);
    if (muscle) setTriggerValue("picked", muscle);
  };
  svg.onclick = pick;
  svg.onkeydown = (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    pick(event);
  };
  svg.onpointerover = svg.onfocusin = (event) => caption(place, data, at(event));
  svg.onpointerleave = svg.onfocusout = () => caption(place, data, null);
}
