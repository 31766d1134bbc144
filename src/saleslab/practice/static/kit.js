// What every widget of the course shares: making elements, and noticing that the kernel does not answer.

const PATIENCE_MS = 5000;
const SILENT =
  "The course is busy or has stopped. Wait a moment; if this stays, press “Start / restart” at the top. " +
  "What was saved before is safe.";

// JupyterLab takes keys pressed on a radio button or a slider for commands: the arrows do nothing and "d d" deletes
// the cell. It asks the element itself, not those around it, whether to leave the keys alone.
const OWN_KEYS = new Set(["button", "input", "select", "summary", "textarea"]);

function h(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  if (OWN_KEYS.has(tag)) node.setAttribute("data-lm-suppress-shortcuts", "true");
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) {
      if (value) node.addEventListener(name.slice(2), value);
    } else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value != null) node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
}

// Ctrl+S no longer reaches JupyterLab from here, and the browser would offer to save the page.
function box(attributes, ...children) {
  const keep = (event) => (event.ctrlKey || event.metaKey) && event.key === "s" && event.preventDefault();
  return h("div", { ...attributes, onkeydown: keep }, ...children);
}

// Sends to the kernel; calls `silent` where no answer comes in time. `heard()` when one has come.
function line(model, silent) {
  let patience = null;
  const heard = () => clearTimeout(patience);
  const send = (content) => {
    heard();
    patience = setTimeout(silent, PATIENCE_MS);
    try {
      model.send(content);
    } catch {
      silent();
    }
  };
  return { send, heard };
}

// Draws a picture and takes its claim, the bold line on top, out of it: as text it wraps where the picture is wider than
// the page.
const CLAIM_HEIGHT = 20;
function drawn(svg, picture, caption) {
  picture.innerHTML = svg;
  const drawing = picture.querySelector("svg");
  const claim = drawing?.querySelector(":scope > text:first-child[font-weight=bold]");
  if (!claim || Number(claim.getAttribute("y")) >= CLAIM_HEIGHT) return void (caption.textContent = "");
  if (caption.textContent !== claim.textContent) caption.textContent = claim.textContent;
  claim.remove();
  const { x, y, width, height } = drawing.viewBox.baseVal;
  drawing.setAttribute("viewBox", `${x} ${y + CLAIM_HEIGHT} ${width} ${height - CLAIM_HEIGHT}`);
}

let views = 0;
const newId = (name) => `wbf-${name}-${(views += 1)}-${Math.random().toString(36).slice(2, 8)}`;
