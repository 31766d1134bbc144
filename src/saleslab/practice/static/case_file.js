// The page side of a case file: a card for each case, a button for each look, a cause to name, and the clock.
// Python knows what a look shows, and keeps what is open; nothing here decides what counts.

function render({ model, el }) {
  const { question, prompt, table, looks, causes, minutes } = model.get("ask");
  const id = newId(question);
  let sent = 0;
  let busy = false;

  const cards = table.rows.map(card);
  const clock = h("p", { class: "wbf-left wbf-clock", role: "status" });
  const button = h("button", { type: "button", class: "wbf-button", onclick: () => send({ do: "close" }) }, "Close the file");
  const status = h("p", { class: "wbf-status", role: "status", tabindex: "-1" });
  const fields = h("fieldset", {}, h("legend", {}, prompt), clock, ...cards.map(({ node }) => node), button);
  el.append(box({ class: "wbf-form wbf-case", "data-question": question }, fields, status));
  const kernel = line(model, () => {
    busy = false;
    tell(`Not saved yet. ${SILENT}`, "error");
  });

  function card({ id: item, cells }) {
    const seen = h("ul", { class: "wbf-seen", "aria-live": "polite" });
    const buttons = looks.map(({ key, text, minutes: price }) => {
      const label = `${text}, ${price} minutes, ${item}`;
      const open = h(
        "button",
        { type: "button", class: "wbf-look", "aria-label": label, onclick: () => buy(item, key) },
        `${text} · ${price} min`,
      );
      return { key, price, open };
    });
    const cause = h(
      "select",
      { class: "wbf-typed wbf-select", "aria-label": `What held ${item} back`, onchange: () => send({ do: "name", item, cause: cause.value }) },
      h("option", { value: "", disabled: true, hidden: true }, "choose"),
      ...causes.map(({ key, text }) => h("option", { value: key }, text)),
    );
    const refused = h("p", { class: "wbf-status", "data-tone": "error", "aria-hidden": "true", hidden: true });
    const known = cells.map((cell, i) => `${table.columns[i]}: ${cell}`).join(" · ");
    const node = h(
      "fieldset",
      { class: "wbf-card", "data-item": item },
      h("legend", {}, h("strong", {}, item), " ", h("small", {}, known)),
      h("div", { class: "wbf-lookbar" }, ...buttons.map(({ open }) => open)),
      refused,
      seen,
      h("label", { class: "wbf-field" }, h("span", {}, "What held them back?"), cause),
    );
    return { item, node, seen, buttons, cause, refused };
  }

  // Put in anew, a line is announced and seen to change even where its words stay the same.
  function tell(message, tone) {
    status.replaceChildren(h("span", {}, message));
    status.dataset.tone = tone;
  }

  function send(content) {
    if (model.get("state").locked) return;
    busy = true;
    sent += 1;
    kernel.send({ ...content, view: id, seq: sent });
  }

  // A second click before the answer would buy the look twice; the kernel refuses that, in words nobody needs.
  function buy(item, look) {
    const state = model.get("state");
    const price = looks.find(({ key }) => key === look).minutes;
    if (busy || state.opened.some((each) => each.item === item && each.look === look)) return;
    if (price > state.left) return refuse(item, `That takes ${price} minutes; ${state.left} are left.`);
    send({ do: "open", item, look });
  }

  // Read aloud once, below; seen beside the button, too.
  function refuse(item, message) {
    tell(message, "error");
    const { refused } = cards.find((each) => each.item === item);
    refused.textContent = message;
    refused.hidden = false;
  }

  function shownLook({ look, words, value, low, high }) {
    const name = looks.find(({ key }) => key === look).text;
    return h("li", {}, h("strong", {}, `${name}. `), words, value == null ? "" : bar(value, low, high));
  }

  // Where it lies, from nothing to twice the usual, an arrow beyond; the words beside it say the same.
  function bar(value, low, high) {
    const at = (times) => `${Math.min(Math.max(times, 0), 2) * 50}%`;
    const band = low == null ? "" : h("i", { class: "wbf-band", style: `left:${at(low)};right:calc(100% - ${at(high)})` });
    const dot = h("i", { class: value > 2 ? "wbf-dot wbf-beyond" : "wbf-dot", style: `left:${at(value)}` });
    return h("span", { class: "wbf-scale", "aria-hidden": "true" }, band, h("i", { class: "wbf-usual" }), dot);
  }

  function show(state) {
    clock.textContent = `${state.left} of ${minutes} minutes left`;
    for (const { item, seen, buttons, cause, refused } of cards) {
      refused.hidden = true;
      const opened = state.opened.filter((each) => each.item === item);
      // Only what is new is put in, so that only that is read aloud.
      opened.slice(seen.children.length).forEach((each) => seen.append(shownLook(each)));
      buttons.forEach(({ key, price, open }) => {
        const done = opened.some((each) => each.look === key);
        open.setAttribute("aria-disabled", String(done || price > state.left || state.locked));
        open.dataset.open = done;
      });
      if (document.activeElement !== cause || state.locked) cause.value = state.named[item] ?? "";
    }
    // What had the focus is about to go; it stays with the file.
    const focused = state.locked && !fields.disabled && fields.contains(document.activeElement);
    fields.disabled = state.locked;
    button.hidden = state.locked;
    if (focused) status.focus();
  }

  function heard() {
    const state = model.get("state");
    const own = state.view === id;
    if (own && state.seq < sent) return; // a later click is on its way
    if (own) {
      kernel.heard();
      busy = false;
    }
    show(state);
    tell(state.message, state.tone);
  }

  heard();
  model.on("change:state", heard);
  return () => {
    kernel.heard();
    model.off("change:state", heard);
  };
}

export default { render };
