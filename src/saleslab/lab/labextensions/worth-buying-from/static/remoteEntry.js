// A JupyterLab extension written by hand: a module-federation container with one plugin, no build step.
// It does nothing unless the server was started by `saleslab lab`, which passes the manifest of the course.
(() => {
  "use strict";
  const NAME = "worth-buying-from";
  const base = new URL(".", document.currentScript.src);
  let scope;

  // JupyterLab's own copy of a package, from the modules it shares with extensions.
  const shared = async (name) => (await Object.values(scope[name])[0].get())();

  const hash = async (text) => {
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
    return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
  };

  const codeOf = (panel) =>
    Array.from(panel.content.model.cells)
      .filter((cell) => cell.type === "code")
      .map((cell) => cell.sharedModel.getSource());

  // The rule that decides whether anything runs unasked: every code cell is the released one.
  const isReleased = async (panel, released) => {
    const code = codeOf(panel);
    if (code.length !== released.length) return false;
    const hashes = await Promise.all(code.map(hash));
    return hashes.every((value, index) => value === released[index]);
  };

  const SAY = {
    starting: "Getting this page ready. The questions appear in a few seconds.",
    altered:
      "The code behind this page was changed, so it does not run by itself. " +
      "To run it as it is, press “Start / restart” above.",
    stopped:
      "This page stopped working in the background, so buttons and sliders no longer react. " +
      "Your saved answers are safe. To go on, press “Start / restart” above.",
  };

  const makePlugin = async () => {
    const { INotebookTracker, NotebookActions } = await shared("@jupyterlab/notebook");
    const { Dialog } = await shared("@jupyterlab/apputils");
    const { PageConfig } = await shared("@jupyterlab/coreutils");
    const { Widget } = await shared("@lumino/widgets");

    // One line of text above the notebook. The element stays, so that screen readers announce its changes.
    class Notice extends Widget {
      constructor() {
        super();
        this.addClass("saleslab-notice");
        this.text = this.node.appendChild(document.createElement("p"));
        this.text.setAttribute("role", "status");
        new ResizeObserver(() => this.fit()).observe(this.text);
      }

      say(key) {
        this.text.textContent = key ? SAY[key] : "";
        this.node.dataset.notice = key;
        this.fit();
      }

      // JupyterLab's layout wants the height in advance, and text wraps.
      fit() {
        this.node.style.minHeight = this.node.style.maxHeight = `${this.text.offsetHeight}px`;
        if (this.parent) this.parent.fit();
      }
    }

    const kernelOf = (context) =>
      new Promise((resolve) => {
        const look = () => {
          if (!context.session || !context.session.kernel) return;
          context.kernelChanged.disconnect(look);
          resolve();
        };
        context.kernelChanged.connect(look);
        look();
      });

    const notices = new WeakMap();

    const run = async (panel) => {
      panel.node.dataset.saleslab = "running";
      await NotebookActions.runCells(panel.content, [...panel.content.widgets], panel.sessionContext);
      await panel.context.save();
      panel.node.dataset.saleslab = "ran";
      const notice = notices.get(panel);
      if (notice && notice.node.dataset.notice === "starting") notice.say("");
    };

    const restart = async (panel) => {
      const context = panel.sessionContext;
      await context.ready;
      if (context.session && context.session.kernel) await context.restartKernel();
      else await context.startKernel();
      const notice = notices.get(panel);
      if (notice) notice.say("starting");
      await run(panel);
    };

    const watchKernel = (panel, notice) => {
      panel.sessionContext.statusChanged.connect((_, status) => {
        if (!["autorestarting", "restarting", "dead"].includes(status)) return;
        panel.node.dataset.saleslab = "stopped";
        notice.say("stopped");
        // JupyterLab's own message speaks of kernels and file paths; ours says what to do.
        if (status === "autorestarting") Dialog.tracker.forEach((dialog) => dialog.reject());
      });
    };

    // Learners write no code: a key pressed on a slider or a button is for it, never for the notebook.
    const keepKeysAndClicks = (panel) => {
      panel.content.node.dataset.lmSuppressShortcuts = "true";
      panel.content.node.addEventListener("keydown", (event) => {
        if (!(event.ctrlKey || event.metaKey) || event.key !== "s") return;
        event.preventDefault();
        panel.context.save();
      });
      const stopEditing = (event) => {
        if (event.target.closest(".jp-MarkdownCell")) event.stopPropagation();
      };
      panel.node.addEventListener("dblclick", stopEditing, true);
    };

    const open = async (panel, manifest) => {
      await panel.context.ready;
      const released = manifest[panel.context.path];
      if (!released) return;
      const notice = new Notice();
      notices.set(panel, notice);
      panel.contentHeader.addWidget(notice);
      panel.addClass("saleslab-course");
      keepKeysAndClicks(panel);
      const ours = await isReleased(panel, released);
      notice.say(ours ? "starting" : "altered");
      panel.node.dataset.saleslab = ours ? "starting" : "altered";
      await kernelOf(panel.sessionContext);
      watchKernel(panel, notice);
      if (ours) await run(panel);
    };

    return {
      id: `${NAME}:plugin`,
      description: "Runs a course notebook when its learner opens it",
      autoStart: true,
      requires: [INotebookTracker],
      activate: (app, tracker) => {
        const text = PageConfig.getOption("saleslabManifest");
        if (!text) return;
        const manifest = JSON.parse(text);
        const style = document.createElement("link");
        style.rel = "stylesheet";
        style.href = new URL("style.css", base).href;
        document.head.append(style);
        app.commands.addCommand("saleslab:start", {
          label: "Start / restart",
          caption: "Run this page from the top. Your saved answers stay.",
          execute: () => tracker.currentWidget && restart(tracker.currentWidget),
        });
        tracker.widgetAdded.connect((_, panel) => open(panel, manifest));
      },
    };
  };

  window._JUPYTERLAB = window._JUPYTERLAB || {};
  window._JUPYTERLAB[NAME] = {
    init: async (modules) => {
      scope = modules;
    },
    get: async () => {
      const plugin = await makePlugin();
      return () => ({ __esModule: true, default: plugin });
    },
  };
})();
