// The page side of spaced retrieval: one question, its answer, and the next. Python knows what is due and saves.

function render({ model, el }) {
  const id = newId("review");
  let waiting = false;
  const body = h("div", {});
  const status = h("p", { class: "wbf-status", role: "status" });
  const further = h("button", { type: "button", class: "wbf-button", hidden: true, onclick: () => send({ do: "next" }) }, "Next");
  el.append(box({ class: "wbf-form wbf-review" }, body, status, further));
  const kernel = line(model, () => {
    waiting = false;
    tell(`Not saved yet. ${SILENT}`, "error");
  });

  function tell(message, tone) {
    if (status.textContent !== message) status.textContent = message;
    status.dataset.tone = tone;
  }

  // While an answer is on its way a second click does nothing.
  function send(content) {
    if (waiting) return;
    waiting = true;
    kernel.send(content);
  }

  const choose = (state, key) => () => send({ do: "choose", id: state.id, company: state.company, chosen: key });

  function asking(state) {
    const buttons = state.options.map(([key, text]) =>
      h("button", { type: "button", class: "wbf-line", "data-key": key, onclick: choose(state, key) }, text),
    );
    return h("fieldset", {}, h("legend", {}, h("small", {}, state.from), "\n", state.prompt), ...buttons);
  }

  // What was chosen and what is right stay in view; never told by colour alone.
  function told(state) {
    const mark = (key) => (key === state.right ? "✓ " : key === state.chosen ? "✗ " : "");
    const items = state.options.map(([key, text]) =>
      h("li", { "data-key": key }, `${mark(key)}${text}${key === state.chosen ? " (your answer)" : ""}`),
    );
    return h("div", {}, h("p", { class: "wbf-goal" }, state.prompt), h("ul", { class: "wbf-entries" }, ...items));
  }

  let drawn = "";

  function heard() {
    kernel.heard();
    waiting = false;
    const state = model.get("state");
    const had = el.contains(document.activeElement);
    const wanted = JSON.stringify([state.phase, state.id, state.company]);
    if (wanted !== drawn) {
      drawn = wanted;
      body.replaceChildren(...(state.phase === "rest" ? [] : [{ ask: asking, told }[state.phase](state)]));
      further.hidden = state.phase !== "told";
      if (had) (further.hidden ? (body.querySelector("button") ?? status) : further).focus();
    }
    tell(state.message, state.tone);
  }

  status.id = `${id}-status`;
  status.tabIndex = -1;
  model.on("change:state", heard);
  heard();
  return () => {
    kernel.heard();
    model.off("change:state", heard);
  };
}

export default { render };
