// The page side of a conversation: what was said, the lines to choose from, and afterwards the look back.
// Python plays the other part and saves; nothing here knows what a line does.

function render({ model, el }) {
  const { question, prompt, scene, role, plan } = model.get("ask");
  const id = newId(question);
  const promptId = `${id}-prompt`;
  let sent = 0;
  let waiting = false;
  let log = []; // the lines on the page

  const spoken = h("ol", { class: "wbf-said" });
  const choices = h("div", { class: "wbf-choices", role: "group" });
  const status = h("p", { class: "wbf-status", role: "status" });
  const back = h("div", { class: "wbf-back", tabindex: -1, "data-lm-suppress-shortcuts": "true" });
  el.append(
    box(
      { class: "wbf-form wbf-talk", "data-question": question, role: "group", "aria-labelledby": promptId },
      h("p", { id: promptId, class: "wbf-goal" }, prompt),
      h("p", { class: "wbf-scene" }, scene),
      h("div", { role: "log", "aria-label": "What was said" }, spoken),
      choices,
      status,
      back,
    ),
  );
  const kernel = line(model, () => {
    waiting = false;
    show(model.get("state").log);
    tell(`Not saved yet. ${SILENT}`, "error");
  });

  function tell(message, tone) {
    if (status.textContent !== message) status.textContent = message;
    status.dataset.tone = tone;
  }

  // While an answer is on its way a second click does nothing; the buttons keep the focus.
  function send(content) {
    if (waiting) return;
    waiting = true;
    sent += 1;
    kernel.send({ ...content, view: id, seq: sent });
  }

  function item({ who, text }, number) {
    const name = { you: number ? `You (${number})` : "You", other: role[0].toUpperCase() + role.slice(1) }[who];
    return h("li", { "data-who": who }, ...(name ? [h("span", { class: "wbf-who" }, name)] : []), h("span", {}, text));
  }

  // Only what is new is added, so that a screen reader reads it once.
  function show(lines) {
    let same = 0;
    while (same < log.length && same < lines.length && log[same].text === lines[same].text) same += 1;
    [...spoken.children].slice(same).forEach((node) => node.remove());
    const yours = (some) => some.filter(({ who }) => who === "you").length;
    // Prepared first words are no line: the look back numbers what was chosen.
    const { log: kept, at } = model.get("state");
    const number = (n) => Math.max(0, yours(lines.slice(0, n + 1)) - (yours(kept) - at));
    spoken.append(...lines.slice(same).map((line, n) => item(line, number(same + n))));
    log = [...lines];
  }

  function say(move, at) {
    if (waiting) return;
    show([...log, { who: "you", text: move.say }]);
    send({ do: "say", move: move.id, at });
  }

  function lines(state) {
    choices.setAttribute("aria-label", "Your next line");
    return state.moves.map((move) =>
      h("button", { type: "button", class: "wbf-line", "data-move": move.id, onclick: () => say(move, state.at) }, move.say),
    );
  }

  function planning() {
    choices.setAttribute("aria-label", model.get("ask").planName);
    const rows = plan.map((row) =>
      h(
        "fieldset",
        { "data-row": row.id },
        h("legend", {}, row.ask),
        ...Object.entries(row.lines).map(([key, text]) =>
          h("label", { class: "wbf-option" }, h("input", { type: "radio", name: `${id}-${row.id}`, value: key }), h("span", {}, text)),
        ),
      ),
    );
    const chosen = () =>
      Object.fromEntries(rows.map((row) => [row.dataset.row, row.querySelector(":checked")?.value]).filter(([, key]) => key));
    const begin = () => send({ do: "plan", plan: chosen() });
    return [...rows, h("button", { type: "button", class: "wbf-button", onclick: begin }, "Begin")];
  }

  function ended() {
    choices.setAttribute("aria-label", "Afterwards");
    return [h("button", { type: "button", class: "wbf-button", onclick: () => send({ do: "again" }) }, "Once more, for practice")];
  }

  let drawn = null; // what the choices were made for, so that a plan half made is not lost to a redraw

  function heard() {
    const state = model.get("state");
    const own = state.view === id;
    if (own && state.seq < sent) return;
    if (own) kernel.heard();
    waiting = waiting && !own;
    show(state.log);
    const wanted = JSON.stringify([state.phase, state.practice, state.at, state.moves]);
    if (wanted !== drawn) {
      drawn = wanted;
      const had = choices.contains(document.activeElement);
      choices.replaceChildren(...{ plan: planning, talk: lines, end: ended }[state.phase](state));
      if (had) (state.phase === "end" ? back : choices.querySelector("button, input")).focus({ preventScroll: state.phase === "end" });
    }
    if (back.dataset.shown !== state.debrief) {
      back.innerHTML = state.debrief;
      back.dataset.shown = state.debrief;
    }
    tell(state.message, state.tone);
  }

  model.on("change:state", heard);
  heard();
  return () => {
    kernel.heard();
    model.off("change:state", heard);
  };
}

export default { render };
