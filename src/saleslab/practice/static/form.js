// The page side of one question: native controls made from `ask`, entries sent to the kernel, its answer shown.
// Python checks and saves; nothing here decides whether an answer is right or even valid.

const PAUSE_MS = 700; // after the last key of a typed entry

// Each kind: controls(ask, form) -> { nodes, read(), fill(value) }. `form.now` hands the entry in, `form.soon` does
// after a pause, `form.left` does when a field is left, if there is anything new.

// The button of an answer that binds: until it is pressed, what is handed in is kept open.
function lockable(ask, form, text) {
  let meant = false;
  const handIn = () => {
    meant = true;
    form.now();
    meant = false;
  };
  const button = ask.lock ? h("button", { type: "button", class: "wbf-button", onclick: handIn }, text) : null;
  return {
    button,
    nodes: button ? [button] : [],
    given: (value) => (button && !meant ? { open: value } : value),
    kept: (value) => value?.open ?? value,
    locked: () => button && (button.textContent = "Locked in"),
  };
}

function options(type) {
  return (ask, form) => {
    const lock = lockable(ask, form, "Lock it in");
    const inputs = Object.entries(ask.options).map(([key, text]) => {
      const input = h("input", { type, name: form.id, value: key, onclick: form.now });
      return { key, input, node: h("label", { class: "wbf-option" }, input, h("span", {}, text)) };
    });
    const ticked = () => inputs.filter(({ input }) => input.checked).map(({ key }) => key);
    return {
      nodes: [...inputs.map(({ node }) => node), ...lock.nodes],
      read: () => (type === "radio" ? lock.given(ticked()[0] ?? null) : ticked()),
      fill: (value) => inputs.forEach(({ key, input }) => (input.checked = [lock.kept(value)].flat().includes(key))),
      locked: lock.locked,
    };
  };
}

function typed(form, attributes = {}) {
  return h("input", {
    type: "text",
    inputmode: "decimal",
    autocomplete: "off",
    class: "wbf-typed",
    "aria-describedby": form.statusId,
    oninput: form.soon,
    onchange: form.left,
    ...attributes,
  });
}

const shown = (value) => (value == null ? "" : String(value));

function number(ask, form) {
  const input = typed(form);
  const range = `${ask.unit}, ${ask.low} to ${ask.high}`;
  return {
    nodes: [h("label", { class: "wbf-field" }, h("span", {}, "Your answer ", h("small", {}, `(${range})`)), input)],
    read: () => input.value,
    fill: (value) => (input.value = shown(value)),
  };
}

// 5 to 99 percent sure. It stands nowhere before it is moved: a number already there would be a suggestion.
function slider(first = () => {}) {
  const input = h("input", { type: "range", min: 5, max: 99, class: "wbf-range", oninput: moved, onpointerup: touched });
  const percent = h("output", { class: "wbf-percent", "aria-live": "off" });
  let given = false;

  function moved() {
    given = true;
    show();
  }
  // A press just where it would stand moves nothing, and is meant all the same.
  function touched() {
    if (given || input.matches(":disabled")) return;
    moved();
    first();
  }
  function show() {
    input.classList.toggle("wbf-unset", !given);
    percent.textContent = given ? `${input.value} %` : "Not set yet: press anywhere on the bar";
    input.setAttribute("aria-valuetext", given ? `${input.value} percent sure` : "not set yet");
  }
  const set = (value) => {
    given = value != null;
    input.value = value ?? 75;
    show();
  };
  set(null);
  return { input, percent, set, read: () => (given ? Number(input.value) : null) };
}

const ENDS = "5: a long shot. 50: a coin toss. 99: all but certain.";

function prediction(ask, form) {
  // Nothing is handed in before the button: a guess may be changed freely until it is locked.
  const guess = typed(form, { oninput: null, onchange: null, onkeydown: (event) => event.key === "Enter" && form.now() });
  const sure = slider();
  const button = h("button", { type: "button", class: "wbf-button", onclick: form.now }, "Lock it in");
  const range = `${ask.unit}, ${ask.low} to ${ask.high}`;
  const near = `that your guess is no more than ${ask.within} off`;
  const question = h("span", {}, "How sure are you ", h("small", {}, `(${near})`));
  return {
    nodes: [
      h("label", { class: "wbf-field" }, h("span", {}, "Your guess ", h("small", {}, `(${range})`)), guess),
      h("label", { class: "wbf-field wbf-sure" }, question, sure.input, sure.percent),
      h("p", { class: "wbf-ends" }, ENDS),
      button,
    ],
    read: () => ({ value: guess.value, sure: sure.read() }),
    fill: (value) => {
      if (!value) return;
      guess.value = shown(value.value);
      sure.set(value.sure);
    },
    locked: () => (button.textContent = "Locked in"),
  };
}

// What stands at the beginning is no answer before the learner says so or changes it.
function keepButton(text, form) {
  return h("button", { type: "button", class: "wbf-button", onclick: form.now }, text);
}

function stepButton(label, sign, onclick) {
  return h("button", { type: "button", class: "wbf-step", "aria-label": label, title: label, onclick }, sign);
}

function confidence(ask, form) {
  const sure = slider(form.now);
  sure.input.addEventListener("change", form.now);
  return {
    nodes: [
      h("label", { class: "wbf-field wbf-sure" }, h("span", {}, "How sure are you?"), sure.input, sure.percent),
      h("p", { class: "wbf-ends" }, ENDS),
    ],
    read: sure.read,
    fill: sure.set,
  };
}

// The rows of a question about a list: the company's table, or the texts of its options.
function listed(ask) {
  if (ask.table) return ask.table;
  const rows = Object.entries(ask.options).map(([id, name]) => ({ id, name, cells: [] }));
  return { name: "", columns: [], numeric: [], rows };
}

// Cells as long as a sentence wrap; a table of them would have to be pushed sideways to be read.
const SENTENCE = 40;

// On a narrow page each row is a card of its own, its cells named by `data-name`. The roles stay, whatever is drawn.
function table(ask, form, heading, control) {
  const { name, columns, numeric, rows } = listed(ask);
  const title = name || h("span", { class: "wbf-hidden" }, "What");
  const column = (text, i) => h("th", { scope: "col", role: "columnheader", class: numeric[i] ? "wbf-number" : null }, text);
  const words = (cell) => (cell.length > SENTENCE ? "wbf-option-text" : null);
  const head = h("tr", { role: "row" }, column(heading), column(title), ...columns.map(column));
  const body = rows.map(({ id, name: text, cells }) =>
    h(
      "tr",
      { role: "row" },
      h("td", { role: "cell" }, control(id, text ?? id)),
      h("th", { scope: "row", role: "rowheader", class: text ? "wbf-option-text" : null }, text ?? id),
      ...cells.map((cell, i) =>
        h("td", { role: "cell", class: numeric[i] ? "wbf-number" : words(cell), "data-name": columns[i] }, cell),
      ),
    ),
  );
  const groups = [h("thead", { role: "rowgroup" }, head), h("tbody", { role: "rowgroup" }, ...body)];
  return h("div", { class: "wbf-table" }, h("table", { role: "table" }, ...groups));
}

function pick(ask, form) {
  const boxes = new Map();
  const node = table(ask, form, "Pick", (id) => {
    const box = h("input", { type: ask.count === 1 ? "radio" : "checkbox", name: form.id, onclick: form.now });
    boxes.set(id, box);
    return h("label", { class: "wbf-target" }, box, h("span", { class: "wbf-hidden" }, `Pick ${id}`));
  });
  return {
    nodes: [node],
    read: () => [...boxes].filter(([, box]) => box.checked).map(([id]) => id),
    fill: (value) => boxes.forEach((box, id) => (box.checked = (value ?? []).includes(id))),
  };
}

function chances(ask, form) {
  const fields = new Map();
  // Enter leads to the next row, so that a column is filled from the number pad.
  const next = (event) => {
    if (event.key !== "Enter") return;
    const all = [...fields.values()];
    (all[all.indexOf(event.target) + 1] ?? lock.button ?? event.target).focus();
    event.preventDefault();
  };
  const node = table(ask, form, "Chance, %", (id) => {
    const field = typed(form, { "aria-label": `Chance for ${id}, percent`, class: "wbf-typed wbf-short", onkeydown: next });
    fields.set(id, field);
    return field;
  });
  const lock = lockable(ask, form, "Lock them in");
  const rows = () => Object.fromEntries([...fields].filter(([, f]) => f.value.trim()).map(([id, f]) => [id, f.value]));
  return {
    nodes: [node, ...lock.nodes],
    read: () => lock.given(rows()),
    fill: (value) => fields.forEach((field, id) => (field.value = shown((lock.kept(value) ?? {})[id]))),
    locked: lock.locked,
  };
}

function area(form, label) {
  const input = h("textarea", { rows: 3, maxlength: 4000, "aria-describedby": form.statusId, oninput: form.soon, onchange: form.left });
  return { input, node: h("label", { class: "wbf-field wbf-wide" }, h("span", {}, label), input) };
}

function text(ask, form) {
  const { input, node } = area(form, "Your answer");
  return { nodes: [node], read: () => input.value, fill: (value) => (input.value = shown(value)) };
}

function commitment(ask, form) {
  const what = area(form, "What will you do?");
  const line = (label) => {
    const input = typed(form, { inputmode: null, maxlength: 200, class: "wbf-typed wbf-long" });
    return { input, node: h("label", { class: "wbf-field" }, h("span", {}, label), input) };
  };
  const parts = { what, by: line("By when?"), who: line("Who will see it?") };
  return {
    nodes: Object.values(parts).map(({ node }) => node),
    read: () => Object.fromEntries(Object.entries(parts).map(([key, { input }]) => [key, input.value])),
    fill: (value) => Object.entries(parts).forEach(([key, { input }]) => (input.value = shown((value ?? {})[key]))),
  };
}

function page(ask, form) {
  const areas = Object.entries(ask.parts).map(([part, label]) => ({ part, ...area(form, label) }));
  return {
    nodes: areas.map(({ node }) => node),
    read: () => Object.fromEntries(areas.map(({ part, input }) => [part, input.value])),
    fill: (value) => areas.forEach(({ part, input }) => (input.value = shown((value ?? {})[part]))),
  };
}

function followUp(ask, form) {
  const promises = ask.earlier.length
    ? ask.earlier.map((promise) => h("p", { class: "wbf-promise" }, promise))
    : [h("p", { class: "wbf-promise" }, "We can’t find your promise in this folder. If you made one, answer from memory.")];
  const did = options("radio")({ options: { yes: "Yes", partly: "Partly", no: "No" } }, form);
  const happened = area(form, "What happened?");
  return {
    nodes: [
      ...promises,
      h("div", { class: "wbf-row", role: "radiogroup", "aria-label": "Did you?" }, h("span", {}, "Did you?"), ...did.nodes),
      happened.node,
    ],
    read: () => ({ did: did.read() ?? "", happened: happened.input.value }),
    fill: (value) => {
      did.fill(value?.did);
      happened.input.value = shown(value?.happened);
    },
  };
}

const KINDS = {
  number,
  choice: options("radio"),
  several: options("checkbox"),
  pick,
  chances,
  prediction,
  text,
  commitment,
  rank,
  match,
  ratings,
  sort,
  allocate,
  mark,
  confidence,
  follow_up: followUp,
  page,
};

function render({ model, el }) {
  const ask = model.get("ask");
  const id = newId(ask.question);
  const form = { id, statusId: `${id}-status`, now: send, soon, left };
  let sent = 0;
  let last = null; // the entry sent or shown last, as text
  let pause = null;

  const controls = KINDS[ask.kind](ask, form);
  const status = h("p", { id: form.statusId, class: "wbf-status", role: "status" });
  const fields = h("fieldset", {}, h("legend", {}, ask.prompt), ...controls.nodes);
  el.append(box({ class: "wbf-form", "data-question": ask.question }, fields, status));
  const kernel = line(model, () => tell(`Not saved yet. ${SILENT}`, "error"));

  // Put in anew, a line is announced and seen to change even where its words stay the same.
  function tell(message, tone, anew = true) {
    if (anew || status.textContent !== message) status.replaceChildren(h("span", {}, message));
    status.dataset.tone = tone;
    fields
      .querySelectorAll("input[type=text], textarea")
      .forEach((input) => input.setAttribute("aria-invalid", String(tone === "error")));
  }

  function send() {
    clearTimeout(pause);
    pause = null;
    sent += 1;
    last = JSON.stringify(controls.read());
    kernel.send({ value: controls.read(), view: id, seq: sent });
  }

  function soon() {
    clearTimeout(pause);
    pause = setTimeout(left, PAUSE_MS);
  }

  // Leaving a field unchanged must not send its old entry again: another window may have answered since.
  function left() {
    clearTimeout(pause);
    pause = null;
    if (JSON.stringify(controls.read()) !== last || status.dataset.tone === "error") send();
  }

  function flush() {
    if (pause !== null) left();
  }

  function lock() {
    fields.disabled = true;
    controls.locked?.();
  }

  function heard() {
    const state = model.get("state");
    const own = state.view === id;
    if (own && state.seq < sent) return; // a later entry is on its way
    if (own) kernel.heard();
    // The learner's own controls already show what was handed in, unless something else had been locked before.
    if ((!own && pause === null) || state.locked) {
      controls.fill(state.value);
      last = JSON.stringify(controls.read());
    }
    if (state.locked) lock();
    tell(state.message, state.tone, own);
  }

  model.on("change:state", heard);
  window.addEventListener("pagehide", flush);
  heard();
  return () => {
    flush();
    kernel.heard();
    window.removeEventListener("pagehide", flush);
    model.off("change:state", heard);
  };
}

export default { render };
