// The page side of a decision board: for each programme for whom and from when, the picture, and the commitment.
// Python knows prices and futures and saves; nothing here decides what a plan is worth.

const SETTLE_MS = 350; // words follow when the hand rests, so that a screen reader is not flooded

function render({ model, el }) {
  const { question, prompt, offers, starts, most } = model.get("ask");
  const id = newId(question);
  let sent = 0;
  let busy = false;
  let changed = false; // since the last message
  let settle = null;

  const rows = offers.map((offer) => row(offer));
  const left = h("p", { class: "wbf-left" });
  const further = h("button", { type: "button", class: "wbf-button wbf-second", onclick: workOut });
  const looks = h("ol", { class: "wbf-looks" });
  const claim = h("p", { class: "wbf-claim" });
  const picture = h("div", { role: "img" });
  const frame = h("div", { class: "wbf-frame", role: "group", "aria-label": "How it could end" }, picture);
  const words = h("p", { class: "wbf-words", role: "status" });
  const button = h("button", { type: "button", class: "wbf-button", onclick: commit }, "Commit to this plan");
  const once = h(
    "p",
    { class: "wbf-scene" },
    `Up to ${most} plans are worked out for you. Use them to compare what you believe in; there are too many to try. `,
    "You commit once. Then you see what the evidence allowed, and the truth.",
  );
  const status = h("p", { class: "wbf-status", role: "status" });
  const back = h("div", { class: "wbf-debrief", tabindex: -1, hidden: true, "data-lm-suppress-shortcuts": "true" });
  const choices = h("fieldset", {}, h("legend", {}, prompt), ...rows.map(({ node }) => node), left);
  el.append(
    box({ class: "wbf-form wbf-board", "data-question": question }, choices, once, further, looks, claim, frame, words, button, status, back),
  );
  const kernel = line(model, () => {
    busy = false;
    button.removeAttribute("aria-disabled");
    tell(`Not saved yet. ${SILENT}`, "error");
  });

  function row(offer) {
    const who = h(
      "select",
      { class: "wbf-typed wbf-select wbf-whom", "aria-label": `For whom: ${offer.text}`, onchange: moved },
      h("option", { value: "" }, "nobody"),
      ...offer.groups.map((group) => h("option", { value: group.who }, group.text)),
    );
    const first = h(
      "select",
      { class: "wbf-typed wbf-select", "aria-label": `From when: ${offer.text}`, onchange: moved },
      ...starts.map((start) => h("option", { value: start.first }, start.text)),
    );
    const spent = h("output", { class: "wbf-percent", "aria-live": "off" });
    const legend = h("legend", {}, offer.text, " ", h("small", {}, offer.price));
    const node = h("fieldset", { class: "wbf-card", "data-offer": offer.id }, legend, h("div", { class: "wbf-row" }, who, first, spent));
    return { id: offer.id, node, who, first, spent };
  }

  const plan = () =>
    Object.fromEntries(
      rows.filter(({ who }) => who.value).map(({ id, who, first }) => [id, { who: who.value, first: Number(first.value) }]),
    );

  // Put in anew, a line is announced and seen to change even where its words stay the same.
  function tell(message, tone) {
    status.replaceChildren(h("span", {}, message));
    status.dataset.tone = tone;
  }

  function send(act) {
    busy = true;
    changed = false;
    sent += 1;
    kernel.send({ do: act, plan: plan(), view: id, seq: sent });
  }

  // While one plan is being played only the newest next one is remembered: the picture never lags behind the hand.
  function moved() {
    readable();
    changed = true;
    if (!busy) send("move");
  }

  // Twice is harmless: a plan worked out before costs nothing.
  function workOut() {
    if (!model.get("state").locked) send("work out");
  }

  function commit() {
    if (model.get("state").locked || button.getAttribute("aria-disabled")) return;
    button.setAttribute("aria-disabled", "true");
    send("commit");
  }

  function readable() {
    rows.forEach(({ who, first }) => (first.disabled = !who.value));
  }

  function fill(state) {
    rows.forEach(({ id, who, first }) => {
      who.value = state.plan[id]?.who ?? "";
      first.value = state.plan[id]?.first ?? starts[0].first;
    });
    readable();
  }

  function show(state) {
    rows.forEach(({ id, spent }) => (spent.textContent = state.costs[id] ?? ""));
    left.textContent = `${state.left} of ${state.budget}`;
    left.dataset.over = state.over;
    if (picture.dataset.shown !== state.svg) {
      drawn(state.svg, picture, claim);
      picture.dataset.shown = state.svg;
    }
    picture.setAttribute("aria-label", state.words);
    looks.replaceChildren(...state.looks.map((look) => h("li", {}, look)));
    further.textContent = `Work this plan out (${state.looks_left} of ${most} left)`;
    further.setAttribute("aria-disabled", String(state.looks_left === 0));
    clearTimeout(settle);
    settle = setTimeout(() => words.textContent !== state.words && (words.textContent = state.words), SETTLE_MS);
  }

  function lock(state) {
    const had = el.contains(document.activeElement) && document.activeElement !== document.body;
    fill(state);
    choices.disabled = true;
    button.hidden = once.hidden = further.hidden = true;
    if (!state.result.length || !back.hidden) return;
    back.replaceChildren(h("p", { class: "wbf-goal" }, "What the evidence allowed"), ...state.result.map((text) => h("p", {}, text)));
    back.hidden = false;
    if (had || focusWasOurs) back.focus({ preventScroll: true });
  }

  let focusWasOurs = false; // hiding the button takes the focus away before the result is there

  function heard() {
    const state = model.get("state");
    const own = state.view === id;
    if (own && state.seq < sent) return; // a later plan is on its way
    if (own) kernel.heard();
    busy = busy && !own;
    button.removeAttribute("aria-disabled");
    focusWasOurs = focusWasOurs || document.activeElement === button;
    if (!own && !changed) fill(state);
    show(state);
    tell(state.message, state.tone);
    if (state.locked) lock(state);
    else if (own && changed) send("move");
  }

  // On a phone the picture is wider than the page; it must then scroll by keyboard too.
  const fit = new ResizeObserver(() => (frame.tabIndex = frame.scrollWidth > frame.clientWidth ? 0 : -1));
  fit.observe(frame);
  fill(model.get("state"));
  heard();
  model.on("change:state", heard);
  // The picture is worked out when somebody looks, so that the page's other parts need not wait for it.
  send("look");
  return () => {
    kernel.heard();
    clearTimeout(settle);
    fit.disconnect();
    model.off("change:state", heard);
  };
}

export default { render };
