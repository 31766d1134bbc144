// The page side of the closing cell: the list of questions, the learner's id, one button, the receipt.

const MARKS = { answered: "✓", "not finished": "…", missing: "○" };

// In the course's own lab the page can hand the file over; elsewhere its name says where it lies.
function download(path) {
  const config = document.getElementById("jupyter-config-data");
  if (!config || !document.body.classList.contains("saleslab")) return path;
  const { baseUrl } = JSON.parse(config.textContent);
  return h("a", { href: `${baseUrl}files/${path}?download=1`, download: path.split("/").pop() }, `Download ${path}`);
}

function render({ model, el }) {
  const id = newId("submit");
  const summary = h("p", { class: "wbf-goal" });
  const entries = h("ul", { class: "wbf-entries" });
  const warning = h("p", { class: "wbf-status" });
  const contents = h("ul", {});
  const learner = h("input", {
    type: "text",
    class: "wbf-typed wbf-long",
    maxlength: 60,
    autocomplete: "username",
    spellcheck: "false",
    "aria-describedby": `${id}-status`,
    onkeydown: (event) => event.key === "Enter" && handIn(),
  });
  const button = h("button", { type: "button", class: "wbf-button", onclick: handIn }, "Make my submission file");
  const status = h("p", { id: `${id}-status`, class: "wbf-status", role: "status" });
  const receipt = h("dl", { class: "wbf-receipt" });
  const kernel = line(model, () => {
    button.disabled = false;
    tell(SILENT, "error");
  });

  el.append(
    box(
      { class: "wbf-form wbf-submit" },
      h(
        "fieldset",
        {},
        h("legend", {}, "Submit this exercise"),
        summary,
        entries,
        warning,
        h("details", {}, h("summary", {}, "What the file contains"), contents),
        h("label", { class: "wbf-field" }, h("span", {}, "Your learner id"), learner),
        button,
      ),
      status,
      receipt,
    ),
  );

  function tell(message, tone) {
    if (status.textContent !== message) status.textContent = message;
    status.dataset.tone = tone ?? "plain";
    learner.setAttribute("aria-invalid", String(tone === "error"));
  }

  function handIn() {
    if (button.disabled) return; // Enter twice makes one file, as a double click does
    button.disabled = true;
    kernel.send({ learner: learner.value });
  }

  function listed() {
    const overview = model.get("overview");
    summary.textContent = overview.summary;
    warning.textContent = overview.warning;
    warning.dataset.tone = overview.warning ? "draft" : "plain";
    entries.replaceChildren(
      ...overview.entries.map(({ prompt, status, answer }) =>
        h("li", { "data-status": status }, `${MARKS[status]} ${prompt} `, h("strong", {}, answer || status)),
      ),
    );
    contents.replaceChildren(...overview.contents.map((text) => h("li", {}, text)));
  }

  function heard() {
    kernel.heard();
    button.disabled = false;
    const result = model.get("result");
    if (result.learner && (result.tone === "saved" || !learner.value)) learner.value = result.learner;
    tell(result.message, result.tone);
    receipt.replaceChildren(
      ...Object.entries(result.receipt ?? {}).flatMap(([name, value]) => [
        h("dt", {}, name),
        h("dd", {}, name === "File" ? download(value) : value),
      ]),
    );
  }

  model.on("change:overview", listed);
  model.on("change:result", heard);
  listed();
  heard();
  return () => {
    kernel.heard();
    model.off("change:overview", listed);
    model.off("change:result", heard);
  };
}

export default { render };
