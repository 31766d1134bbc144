// The page side of a run by the quarter: the last dashboard, this quarter's pitch, chips to place, and the commitment.
// Python knows what a chip does and saves; nothing here does.

function render({ model, el }) {
  const { question, prompt, levers, chips, quarters } = model.get("ask");
  const id = newId(question);
  let sent = 0;
  let busy = false;
  let changed = false; // since the last message
  let committing = false;
  let placed = {};
  let quarter = 0; // the one that the page shows
  let room = {};
  let sums = {};
  let wentBy = null; // her word or the page, where they stand against each other
  let goOn = false; // the focus follows to the next quarter; the truth comes a moment after the last one

  const report = h("div", { class: "wbf-report", "data-lm-suppress-shortcuts": "true" });
  const before = h("div", {});
  const fold = h("details", {}, h("summary", {}, "Earlier pages"), before);
  const pitch = h("p", { class: "wbf-pitch" });
  const heading = h("legend", { tabindex: -1 });
  const left = h("p", { class: "wbf-left", role: "status" });
  const rows = levers.map(row);
  const against = h("legend", {});
  const either = h("fieldset", { class: "wbf-card wbf-either" }, against, side("her", "Her word"), side("page", "The page"));
  const choices = h("fieldset", {}, heading, either, ...rows.map(({ node }) => node), left);
  const button = h("button", { type: "button", class: "wbf-button", onclick: commit });
  const status = h("p", { class: "wbf-status", role: "status" });
  const back = h("div", { class: "wbf-debrief", tabindex: -1, hidden: true, "data-lm-suppress-shortcuts": "true" });
  el.append(
    box(
      { class: "wbf-form wbf-quarters", "data-question": question, role: "group", "aria-label": prompt },
      h("p", { class: "wbf-goal" }, prompt),
      report,
      fold,
      pitch,
      choices,
      button,
      status,
      back,
    ),
  );
  const kernel = line(model, () => {
    busy = false;
    hold(false);
    tell(`Not saved yet. ${SILENT}`, "error");
  });

  function row({ id: lever, text, reach }) {
    const count = h("output", { class: "wbf-chips" });
    const step = (by, sign, says) =>
      h("button", { type: "button", class: "wbf-step", "aria-label": `${says}: ${text}`, onclick: () => move(lever, by) }, sign);
    const less = step(-1, "−", "One chip less");
    const more = step(1, "+", "One chip more");
    const legend = h("legend", {}, text, " ", h("small", {}, reach));
    const percent = h("input", { type: "number", step: "0.1", min: -20, max: 40, "aria-label": `Percent that you reckon with: ${text}` });
    const brings = h("output", {});
    const sum = h("label", { class: "wbf-sum" }, "One chip now, at ", percent, " %: ", brings);
    const node = h(
      "fieldset",
      { class: "wbf-card", "data-lever": lever },
      legend,
      h("div", { class: "wbf-row" }, less, count, more),
      sum,
    );
    const reckon = () => {
      const { base, each } = sums[lever] ?? {};
      const at = percent.valueAsNumber;
      brings.textContent = each === undefined || Number.isNaN(at) ? "–" : dollars(base + each * at);
    };
    percent.addEventListener("input", reckon);
    return { lever, node, count, less, more, percent, reckon };
  }

  function side(name, says) {
    const input = h("input", { type: "radio", name: `${id}-went-by`, value: name, onchange: () => (wentBy = name) });
    return h("label", { class: "wbf-option" }, input, ` ${says}`);
  }

  function dollars(amount) {
    const size = Math.abs(amount);
    const words = size >= 950e3 ? `$${(size / 1e6).toFixed(1)}m` : `$${Math.round(size / 1e3)}k`;
    return `${amount < 0 ? "−" : ""}${words} by the end, its price paid`;
  }

  const spent = () => Object.values(placed).reduce((sum, n) => sum + n, 0);
  const can = (lever, by) => {
    const next = (placed[lever] ?? 0) + by;
    return !committing && next >= 0 && (by < 0 || (spent() < chips && next <= (room[lever] ?? 0)));
  };

  // Put in anew, a line is announced and seen to change even where its words stay the same.
  function tell(message, tone) {
    status.replaceChildren(h("span", {}, message));
    status.dataset.tone = tone;
  }

  function send(act) {
    busy = true;
    changed = false;
    sent += 1;
    kernel.send({ do: act, quarter, chips: placed, went_by: wentBy, view: id, seq: sent });
  }

  function move(lever, by) {
    if (!can(lever, by)) return;
    placed = { ...placed, [lever]: (placed[lever] ?? 0) + by };
    counts();
    changed = true;
    if (!busy) send("place");
  }

  // The second click of a double click would commit the next quarter, empty.
  function commit(event) {
    if (committing || event.detail > 1) return;
    hold(true);
    send("commit");
  }

  // While a quarter is being committed a chip would be placed in neither this one nor the next.
  function hold(on) {
    committing = on;
    button.setAttribute("aria-disabled", String(on));
    counts();
  }

  function counts() {
    rows.forEach(({ lever, count, less, more }) => {
      const n = placed[lever] ?? 0;
      count.textContent = room[lever] || n ? `${n} ${n === 1 ? "chip" : "chips"}` : "every team has it";
      less.setAttribute("aria-disabled", String(!can(lever, -1)));
      more.setAttribute("aria-disabled", String(!can(lever, 1)));
    });
    const kept = chips - spent();
    left.textContent = `${kept} of ${chips} chips left. What you don’t place stays with the company.`;
  }

  function show(state) {
    if (report.dataset.shown !== state.report) {
      report.innerHTML = state.report;
      report.dataset.shown = state.report;
    }
    before.innerHTML = state.earlier;
    fold.hidden = !state.earlier;
    pitch.textContent = state.pitch;
    pitch.hidden = !state.pitch;
    heading.textContent = `Quarter ${state.quarter} of ${quarters}: where do the ${chips} chips go?`;
    button.textContent = `Commit quarter ${state.quarter}`;
    against.textContent = state.clash;
    either.hidden = !state.clash;
    choices.hidden = button.hidden = state.quarter > quarters;
    if (state.result && back.hidden) {
      back.innerHTML = `<p class="wbf-goal">What it truly did</p>${state.result}`;
      back.hidden = false;
    }
  }

  function heard() {
    const state = model.get("state");
    const own = state.view === id;
    if (own && state.seq < sent) return; // something later is on its way
    if (own) kernel.heard();
    busy = busy && !own;
    committing = committing && !own;
    const next = state.quarter !== quarter;
    goOn = goOn || (next && quarter > 0 && el.contains(document.activeElement));
    if (next || !(own || changed)) placed = { ...state.placed };
    ({ quarter, room, sums } = state);
    show(state);
    if (next) {
      wentBy = null;
      either.querySelectorAll("input").forEach((input) => (input.checked = false));
      // A percent of one's own stays from quarter to quarter.
      rows.forEach(({ lever, percent, reckon }) => {
        if (!percent.value && sums[lever]) percent.value = sums[lever].old;
        reckon();
      });
    }
    hold(committing);
    tell(state.message, state.tone);
    const there = quarter > quarters ? back : heading;
    if (goOn && !there.hidden) {
      there.focus();
      goOn = false;
    }
    if (own && changed && !next) send("place");
  }

  heard();
  model.on("change:state", heard);
  return () => {
    kernel.heard();
    model.off("change:state", heard);
  };
}

export default { render };
