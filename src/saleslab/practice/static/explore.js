// The page side of a live chart: a named slider, menus if any, the picture, and the picture in words.

const SETTLE_MS = 350; // words follow when the slider rests, so that a screen reader is not flooded

function render({ model, el }) {
  const { name, label, low, high, step, unit, goal, menus } = model.get("setting");
  const slider = h("input", { type: "range", min: low, max: high, step, class: "wbf-range", oninput: moved });
  const choosers = menus.map((menu) =>
    h(
      "select",
      { class: "wbf-typed wbf-select", "aria-label": menu.label, "data-menu": menu.name, onchange: moved },
      ...menu.options.map(({ key, text }) => h("option", { value: key }, text)),
    ),
  );
  const reading = h("output", { class: "wbf-percent", "aria-live": "off" });
  const picture = h("div", { role: "img" });
  const frame = h("div", { class: "wbf-frame", role: "group", "aria-label": label }, picture);
  const claim = h("p", { class: "wbf-claim" });
  const words = h("p", { class: "wbf-words", role: "status" });
  const kernel = line(model, () => {
    busy = false;
    words.textContent = SILENT;
  });
  let asked = null;
  let busy = false;
  let settle = null;

  el.append(
    box(
      { class: "wbf-explore", "data-explore": name },
      ...(goal ? [h("p", { class: "wbf-goal" }, goal)] : []),
      h("div", { class: "wbf-slide" }, h("label", { class: "wbf-field" }, h("span", {}, label), slider), reading),
      ...choosers.map((chooser, at) => h("label", { class: "wbf-field" }, h("span", {}, menus[at].label), chooser)),
      claim,
      frame,
      words,
    ),
  );

  function read() {
    reading.textContent = `${slider.value} ${unit}`;
    slider.setAttribute("aria-valuetext", `${slider.value} ${unit}`);
  }

  const standing = () => ({
    value: Number(slider.value),
    chosen: Object.fromEntries(choosers.map((chooser, at) => [menus[at].name, chooser.value])),
  });

  // While one step is being drawn only the newest next one is remembered: the chart never lags behind the hand.
  function moved() {
    read();
    if (busy) return;
    busy = true;
    asked = JSON.stringify(standing());
    kernel.send(standing());
  }

  function repaint() {
    kernel.heard();
    busy = false;
    const { svg, words: alternative } = model.get("picture");
    drawn(svg, picture, claim);
    picture.setAttribute("aria-label", alternative);
    if (asked !== null && asked !== JSON.stringify(standing())) moved();
    clearTimeout(settle);
    settle = setTimeout(() => (words.textContent = model.get("picture").words), SETTLE_MS);
  }

  // On a phone the picture is wider than the page; it must then scroll by keyboard too.
  const fit = new ResizeObserver(() => (frame.tabIndex = frame.scrollWidth > frame.clientWidth ? 0 : -1));
  fit.observe(frame);
  const { value, chosen } = model.get("picture");
  slider.value = value;
  choosers.forEach((chooser, at) => (chooser.value = chosen[menus[at].name]));
  read();
  repaint();
  model.on("change:picture", repaint);
  return () => {
    kernel.heard();
    clearTimeout(settle);
    fit.disconnect();
    model.off("change:picture", repaint);
  };
}

export default { render };
