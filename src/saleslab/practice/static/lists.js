// Questions about a list: order, labels, ratings, piles, amounts under a budget, marked sentences. See form.js for the shape.

function rank(ask, form) {
  const places = new Map();
  let order = [];
  const node = table(ask, form, "Place", (id, name) => {
    const typedIn = (event) => move(id, Number.parseInt(event.target.value, 10) - 1);
    const entered = (event) => event.key === "Enter" && typedIn(event);
    const listeners = { oninput: null, onchange: typedIn, onkeydown: entered };
    const settings = { inputmode: "numeric", class: "wbf-typed wbf-place", ...listeners };
    const place = typed(form, { ...settings, "aria-label": `Place of ${name}` });
    // The second click of a double click would hit the neighbour that has just come under the pointer.
    const by = (places) => (event) => event.detail < 2 && move(id, order.indexOf(id) + places);
    const step = (word, sign, places) => stepButton(`Move ${name} ${word}`, sign, by(places));
    const buttons = [step("up", "↑", -1), step("down", "↓", 1)];
    places.set(id, { place, buttons });
    return h("div", { class: "wbf-stepper" }, place, ...buttons);
  });
  const keep = keepButton("Keep this order", form);

  function move(id, to) {
    if (Number.isNaN(to)) return show();
    const others = order.filter((other) => other !== id);
    const place = Math.min(Math.max(to, 0), others.length);
    if (order[place] === id) return show();
    order = others.toSpliced(place, 0, id);
    show();
    keep.hidden = true;
    form.now();
  }

  function show() {
    const focused = document.activeElement;
    const rows = order.map((id) => places.get(id).place.closest("tr"));
    rows[0].parentNode.append(...rows);
    // A row that moves takes its button along, but not the focus.
    if (node.contains(focused)) focused.focus();
    order.forEach((id, at) => {
      const { place, buttons } = places.get(id);
      place.value = String(at + 1);
      // Never disabled: a button that goes dead under the finger loses the keyboard's place.
      buttons[0].setAttribute("aria-disabled", String(at === 0));
      buttons[1].setAttribute("aria-disabled", String(at === order.length - 1));
    });
  }

  return {
    nodes: [node, keep],
    read: () => order,
    fill: (value) => {
      const given = value?.length === places.size && value.every((id) => places.has(id));
      order = given ? value : [...places.keys()];
      keep.hidden = Boolean(given);
      show();
    },
  };
}

function match(ask, form) {
  const selects = new Map();
  const node = table(ask, form, "Your answer", (id, name) => {
    const choices = Object.entries(ask.labels).map(([key, text]) => h("option", { value: key }, text));
    const attributes = { class: "wbf-typed wbf-select", "aria-label": `Label for ${name}`, onchange: form.now };
    const select = h("select", attributes, h("option", { value: "" }, "Choose"), ...choices);
    selects.set(id, select);
    return select;
  });
  const lock = lockable(ask, form, "Lock them in");
  const chosen = () => Object.fromEntries([...selects].filter(([, s]) => s.value).map(([id, s]) => [id, s.value]));
  return {
    nodes: [node, ...lock.nodes],
    read: () => lock.given(chosen()),
    fill: (value) => selects.forEach((select, id) => (select.value = (lock.kept(value) ?? {})[id] ?? "")),
    locked: lock.locked,
  };
}

// A row with its names as buttons, one of them chosen; `picked` hears of every click.
function card(form, { id, name, facts }, names, picked) {
  const inputs = Object.entries(names).map(([key, text]) => {
    const input = h("input", { type: "radio", name: `${form.id}-${id}`, value: key, onclick: picked });
    return { input, node: h("label", { class: "wbf-option" }, input, h("span", {}, text)) };
  });
  const legend = h("legend", {}, name, ...(facts ? [" ", h("small", {}, facts)] : []));
  const node = h("fieldset", { class: "wbf-card" }, legend, h("div", { class: "wbf-row" }, ...inputs.map((i) => i.node)));
  return {
    id,
    name,
    node,
    chosen: () => inputs.find(({ input }) => input.checked)?.input.value ?? "",
    fill: (value) => inputs.forEach(({ input }) => (input.checked = value === input.value)),
  };
}

const readCards = (cards) => Object.fromEntries(cards.filter((c) => c.chosen()).map((c) => [c.id, c.chosen()]));

// Each passage folds, with its own rows under it: what is read and what is asked about it stand together.
function ratings(ask, form) {
  const { passages, rows } = ask.table;
  const picked = () => {
    show();
    form.now();
  };
  const folds = passages.map(({ title, lines }) => {
    const cards = rows
      .filter(({ cells }) => cells[0] === title)
      .map(({ id, cells }) => card(form, { id, name: cells[1] }, ask.scale, picked));
    const said = lines.map(({ who, text }, at) => {
      const whose = who === lines[0].who ? "you" : "other";
      return h("li", { "data-who": whose }, h("span", { class: "wbf-who" }, `${at + 1} ${who}`), text);
    });
    const left = h("span", { class: "wbf-left" });
    const body = [h("ol", { class: "wbf-said" }, ...said), ...cards.map(({ node }) => node)];
    const node = h("details", { class: "wbf-call", name: form.id }, h("summary", {}, `${title} `, left), ...body);
    return { title, cards, left, node };
  });
  // One fold is open at a time, so that the page stays short. The way on stands where the eye is: under the last row.
  folds.slice(1).forEach(({ title, node }, at) => {
    const open = () => {
      node.open = true;
      node.scrollIntoView({ block: "start" });
      node.querySelector("summary").focus({ preventScroll: true });
    };
    folds[at].node.append(h("button", { type: "button", class: "wbf-button", onclick: open }, `Next: ${title}`));
  });
  const cards = folds.flatMap((fold) => fold.cards);

  function show() {
    folds.forEach((fold) => {
      const done = fold.cards.filter((each) => each.chosen()).length;
      fold.left.textContent = done === fold.cards.length ? "all rated" : `${done} of ${fold.cards.length}`;
    });
  }

  return {
    nodes: folds.map(({ node }) => node),
    read: () => readCards(cards),
    fill: (value) => {
      cards.forEach((each) => each.fill((value ?? {})[each.id]));
      show();
    },
  };
}

function sort(ask, form) {
  const { columns, rows } = listed(ask);
  const sorted = () => {
    show();
    form.now();
  };
  const cards = rows.map(({ id, name, cells }) => {
    const facts = cells.map((cell, at) => `${columns[at]} ${cell}`).join(" · ");
    return card(form, { id, name: name ?? id, facts }, ask.piles, sorted);
  });
  const piles = h("div", { class: "wbf-piles" });

  function show() {
    const drawn = Object.entries(ask.piles).map(([key, text]) => {
      const inside = cards.filter((card) => card.chosen() === key);
      const list = h("ul", {}, ...inside.map((card) => h("li", {}, card.name)));
      return h("div", { class: "wbf-pile" }, h("p", {}, `${text}: ${inside.length}`), ...(inside.length ? [list] : []));
    });
    const left = cards.filter((card) => !card.chosen()).length;
    piles.replaceChildren(...drawn, h("p", { class: "wbf-left" }, left ? `Still to sort: ${left}` : "All sorted"));
  }

  return {
    nodes: [...cards.map(({ node }) => node), piles],
    read: () => readCards(cards),
    fill: (value) => {
      cards.forEach((each) => each.fill((value ?? {})[each.id]));
      show();
    },
  };
}

// Only for the line that says what is left; what is saved, Python reads from the text.
const amountIn = (text) => Number(text.replace(/[^\d.,]/g, "").replace(/,(?=\d{3}(\D|$))/g, "").replace(",", ".")) || 0;

function allocate(ask, form) {
  const fields = new Map();
  const { budget, unit, step, least } = ask;
  const most = ask.most ?? budget;
  const exact = (amount) => Number(amount.toFixed(6));
  const written = (amount) => exact(amount).toLocaleString("en-US");
  const inUnit = (amount) => {
    const number = written(amount);
    return ["$", "€", "£"].includes(unit) ? `${unit}${number}` : `${number} ${unit}`;
  };
  const node = table(ask, form, `Amount, ${unit}`, (id, name) => {
    const change = () => {
      show();
      form.soon();
    };
    const field = typed(form, { class: "wbf-typed wbf-short wbf-amount", "aria-label": `${unit} for ${name}`, oninput: change });
    const by = (amount) => () => {
      field.value = written(Math.min(Math.max(amountIn(field.value) + amount, least), most));
      show();
      form.now();
    };
    fields.set(id, field);
    const less = stepButton(`Less for ${name}`, "−", by(-step));
    return h("div", { class: "wbf-stepper" }, less, field, stepButton(`More for ${name}`, "+", by(step)));
  });
  const bar = h("progress", { max: budget, value: 0, "aria-hidden": "true" });
  const left = h("p", { class: "wbf-left" });

  function show() {
    const spent = exact([...fields.values()].reduce((sum, field) => sum + amountIn(field.value), 0));
    bar.value = Math.min(spent, budget);
    left.dataset.over = String(spent > budget);
    left.textContent =
      spent > budget ? `${inUnit(spent - budget)} over the budget of ${inUnit(budget)}` : `${inUnit(budget - spent)} of ${inUnit(budget)} left`;
  }

  return {
    nodes: [node, bar, left],
    read: () => Object.fromEntries([...fields].map(([id, field]) => [id, field.value])),
    fill: (value) => {
      fields.forEach((field, id) => (field.value = written((value ?? {})[id] ?? least)));
      show();
    },
  };
}

function mark(ask, form) {
  const inputs = Object.entries(ask.sentences).map(([key, sentence]) => {
    const input = h("input", { type: "checkbox", value: key, onclick: form.now });
    // The box stays on the line of the first word.
    const [first, ...rest] = sentence.split(" ");
    const start = h("span", { class: "wbf-start" }, input, first);
    return { key, input, node: h("label", { class: "wbf-sentence" }, start, ["", ...rest].join(" ")) };
  });
  return {
    nodes: [h("p", { class: "wbf-passage" }, ...inputs.flatMap(({ node }) => [node, " "]))],
    read: () => inputs.filter(({ input }) => input.checked).map(({ key }) => key),
    fill: (value) => inputs.forEach(({ key, input }) => (input.checked = (value ?? []).includes(key))),
  };
}
