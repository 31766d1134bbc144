// The page side of one's own CRM export: choosing a file, saying what is what, answering, and the report.

const PIECE = 2 << 20; // a message larger than 10 MB would be refused by the server

// In the course's own lab the page can hand the report over; elsewhere its name says where it lies.
function reportLink(path) {
  const config = document.getElementById("jupyter-config-data");
  if (!config || !document.body.classList.contains("saleslab")) return path;
  const { baseUrl } = JSON.parse(config.textContent);
  const at = `${baseUrl}files/${path.split("/").map(encodeURIComponent).join("/")}`;
  return h("a", { href: `${at}?download=1`, download: path.split("/").pop() }, `Download ${path}`);
}

function render({ model, el }) {
  const id = newId("own");
  const file = h("input", { type: "file", accept: ".csv,.tsv,.txt,.xlsx", id: `${id}-file`, onchange: upload });
  const inFolder = h("select", { class: "wbf-typed wbf-select", "aria-label": "A file in this folder" });
  const folderRow = h(
    "p",
    { class: "wbf-field" },
    h("span", {}, "Or one that lies beside this page"),
    inFolder,
    h("button", { type: "button", class: "wbf-button wbf-second", onclick: openThere }, "Open it"),
  );
  const sample = h("button", { type: "button", class: "wbf-button wbf-second", onclick: trySample }, "Show the sample again");
  const summary = h("summary", {}, "Which column is what");
  const found = h("tbody");
  const missing = h("tbody");
  const table = (body) =>
    h(
      "div",
      { class: "wbf-table" },
      h(
        "table",
        {},
        h("thead", {}, h("tr", {}, ...["What", "Column", "Examples", "How sure"].map((name) => h("th", { scope: "col" }, name)))),
        body,
      ),
    );
  const mapping = h(
    "details",
    { class: "wbf-mapping" },
    summary,
    table(found),
    h("details", {}, h("summary", {}, "What I did not find"), table(missing)),
  );
  const questions = h("div", {});
  const sellers = h("input", { type: "checkbox", onchange: agree });
  const agreed = h("input", { type: "checkbox" });
  const council = h(
    "div",
    { class: "wbf-message", hidden: true },
    h(
      "p",
      {},
      "Pages about single people may need the consent of a works council or a data protection officer, and may be " +
        "forbidden where you are. Names are pseudonyms; nobody with fewer than ten closed deals is shown.",
    ),
    h("label", { class: "wbf-option" }, agreed, h("span", {}, "I may look at this")),
  );
  const make = h("button", { type: "button", class: "wbf-button", onclick: makeReport }, "Make my report");
  const steps = h(
    "div",
    { hidden: true },
    mapping,
    questions,
    h("label", { class: "wbf-option" }, sellers, h("span", {}, "Add a page about single sellers")),
    council,
    make,
  );
  const status = h("p", { id: `${id}-status`, class: "wbf-status", role: "status" });
  const report = h("p", { class: "wbf-receipt" });
  const result = h("div", { class: "wbf-result" });
  const kernel = line(model, () => tell(SILENT, "error"));
  let pending = null;
  let shownForm = null;

  el.append(
    box(
      { class: "wbf-form wbf-own", "data-own": "numbers" },
      h(
        "fieldset",
        {},
        h("legend", {}, "Your CRM export"),
        h(
          "label",
          { class: "wbf-field", for: `${id}-file` },
          h("span", {}, "A .csv, .tsv or .xlsx of all deals: won, lost and open"),
          file,
        ),
        folderRow,
        h("small", {}, "The file is read on this machine, and not copied. Names become pseudonyms; other texts are never loaded."),
        h("p", {}, sample),
        steps,
      ),
      status,
      report,
      result,
    ),
  );

  function tell(message, tone) {
    if (status.textContent !== message) status.replaceChildren(h("span", {}, message));
    status.dataset.tone = tone ?? "plain";
  }

  async function sendPiece() {
    const { chosen, at } = pending;
    const piece = await chosen.slice(at, at + PIECE).arrayBuffer();
    kernel.heard();
    model.send({ act: "piece", name: chosen.name, at, size: chosen.size }, undefined, [piece]);
  }

  function upload() {
    const chosen = file.files[0];
    if (!chosen) return;
    pending = { chosen, at: 0 };
    tell(`Reading ${chosen.name} …`, "plain");
    sendPiece();
  }

  function openThere() {
    if (!inFolder.value) return;
    tell(`Reading ${inFolder.value} …`, "plain");
    model.send({ act: "open", name: inFolder.value });
  }

  function trySample() {
    tell("Reading the sample …", "plain");
    model.send({ act: "sample" });
  }

  function agree() {
    council.hidden = !sellers.checked;
    agreed.checked = false;
  }

  function makeReport() {
    if (sellers.checked && !agreed.checked) {
      tell("Say first that you may look at single sellers, or leave that page out.", "error");
      agreed.focus();
      return;
    }
    const columns = Object.fromEntries([...mapping.querySelectorAll("select")].map((s) => [s.dataset.field, s.value]));
    const answers = {};
    for (const input of questions.querySelectorAll("input")) {
      if (input.type !== "radio" || input.checked) answers[input.dataset.about] = input.value;
    }
    tell("Reading …", "plain");
    model.send({ act: "make", columns, answers, sellers: sellers.checked });
  }

  const NONE = "(none)";
  function row({ name, label, column, sure }, headers) {
    const examples = h("td", { "data-name": "Examples" });
    const choice = h(
      "select",
      { class: "wbf-typed wbf-select", "aria-label": label, "data-field": name, onchange: () => show(true) },
      h("option", { value: "" }, NONE),
      ...Object.keys(headers).map((header) => h("option", { value: header, selected: header === column[0] }, header)),
    );
    const certainty = h("td", { "data-name": "How sure" });
    const show = (changed) => {
      examples.textContent = (headers[choice.value] ?? []).join(" · ").slice(0, 60);
      certainty.textContent = changed ? "you said so" : sure;
    };
    show(false);
    return h("tr", {}, h("th", { scope: "row" }, label), h("td", { "data-name": "Column" }, choice), examples, certainty);
  }

  function question({ about, text, hint, options }) {
    const name = newId("question");
    const answers = options.length
      ? options.map(([value, words]) =>
          h("label", { class: "wbf-option" }, h("input", { type: "radio", name, value, "data-about": about }), h("span", {}, words)),
        )
      : [h("input", { type: "text", class: "wbf-typed", "data-about": about, "aria-label": text, placeholder: hint })];
    return h("fieldset", { class: "wbf-question" }, h("legend", {}, text), ...answers);
  }

  function heard() {
    kernel.heard();
    const state = model.get("state");
    tell(state.message, state.tone);
    folderRow.hidden = !state.files.length;
    if (inFolder.options.length !== state.files.length) {
      inFolder.replaceChildren(...state.files.map((name) => h("option", { value: name }, name)));
    }
    if (pending && state.received > pending.at && state.received < pending.chosen.size) {
      pending.at = state.received;
      sendPiece();
      return;
    }
    steps.hidden = !state.fields;
    const form = JSON.stringify([state.file, state.fields]);
    if (state.fields && shownForm !== form) {
      shownForm = form;
      const rows = (there) => state.fields.filter(({ column }) => Boolean(column.length) === there);
      found.replaceChildren(...rows(true).map((field) => row(field, state.headers)));
      missing.replaceChildren(...rows(false).map((field) => row(field, state.headers)));
      mapping.open ||= state.unsure;
    }
    const asked = state.questions ?? [];
    if (asked.length || !state.progress) questions.replaceChildren(...asked.map(question));
    report.replaceChildren(...(state.report ? [reportLink(state.report)] : []));
  }

  const shown = () => (result.innerHTML = model.get("result")); // made by our own template, every cell escaped

  model.on("change:state", heard);
  model.on("change:result", shown);
  heard();
  shown();
  return () => {
    kernel.heard();
    model.off("change:state", heard);
    model.off("change:result", shown);
  };
}

export default { render };
