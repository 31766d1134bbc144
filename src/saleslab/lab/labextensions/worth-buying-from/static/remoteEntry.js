// A JupyterLab extension written by hand: a module-federation container with one plugin, no build step.
// It does nothing unless the server was started by `saleslab lab`, which passes the manifest of the course.
(() => {
  "use strict";
  const NAME = "worth-buying-from";
  const SAVE_AFTER = 1000; // milliseconds without a change
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

    const run = async (panel, tracker) => {
      panel.node.dataset.saleslab = "running";
      await NotebookActions.runCells(panel.content, [...panel.content.widgets], panel.sessionContext);
      if (panel.isDisposed) return;
      panel.node.dataset.saleslab = "ran";
      const notice = notices.get(panel);
      if (notice && notice.node.dataset.notice === "starting") notice.say("");
      closeOthers(panel, tracker);
    };

    const restart = async (panel, tracker) => {
      const context = panel.sessionContext;
      await context.ready;
      if (context.session && context.session.kernel) await context.restartKernel();
      else await context.startKernel();
      const notice = notices.get(panel);
      if (notice) notice.say("starting");
      await run(panel, tracker);
    };

    // A notebook left behind would hold its kernel's memory for the rest of the session. It is closed only now, when
    // the next one has run: by then its kernel has long written down what the learner did last.
    const closeOthers = (panel, tracker) => {
      if (tracker.currentWidget !== panel) return;
      tracker.forEach(async (other) => {
        if (other === panel) return;
        await save(other);
        other.close();
      });
    };

    // JupyterLab has shown its own message by the time a save fails.
    const save = (panel) => panel.context.save().catch(() => {});

    // The notebook carries a second copy of the answers, so it is saved soon after each one, not at the next
    // autosave; and a tab closed after that asks no question.
    const saveSoon = (panel) => {
      let timer;
      panel.content.model.contentChanged.connect(() => {
        clearTimeout(timer);
        timer = setTimeout(() => !panel.isDisposed && save(panel), SAVE_AFTER);
      });
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
        save(panel);
      });
      const keepFromNotebook = (event) => {
        if (event.target.closest(".jp-Cell")) event.stopPropagation();
      };
      panel.node.addEventListener("dblclick", keepFromNotebook, true); // would open the text's source
      panel.node.addEventListener("contextmenu", keepFromNotebook, true); // would offer to delete cells
    };

    const open = async (panel, tracker, manifest) => {
      await panel.context.ready;
      const released = manifest[panel.context.path];
      if (!released) return;
      const notice = new Notice();
      notices.set(panel, notice);
      panel.contentHeader.addWidget(notice);
      panel.addClass("saleslab-course");
      keepKeysAndClicks(panel);
      saveSoon(panel);
      const ours = await isReleased(panel, released);
      notice.say(ours ? "starting" : "altered");
      panel.node.dataset.saleslab = ours ? "starting" : "altered";
      await kernelOf(panel.sessionContext);
      watchKernel(panel, notice);
      if (ours) await run(panel, tracker);
    };

    const clearFrame = (shell) => {
      shell.collapseLeft();
      shell.collapseRight();
      for (const side of ["left", "right"]) {
        if (shell.isSideTabBarVisible(side)) shell.toggleSideTabBarVisibility(side);
      }
    };

    // The browser's Back button: JupyterLab changes the address but leaves the page as it is.
    const followAddress = (commands, manifest) => {
      const path = Object.keys(manifest).find((name) => location.pathname.endsWith(`/tree/${name}`));
      if (path) commands.execute("docmanager:open", { path });
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
        document.body.classList.add("saleslab");
        app.commands.addCommand("saleslab:start", {
          label: "Start / restart",
          caption: "Run this page from the top. Your saved answers stay.",
          execute: () => tracker.currentWidget && restart(tracker.currentWidget, tracker),
        });
        tracker.widgetAdded.connect((_, panel) => open(panel, tracker, manifest));
        app.restored.then(() => clearFrame(app.shell));
        window.addEventListener("popstate", () => followAddress(app.commands, manifest));
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
