// A JupyterLab extension written by hand: a module-federation container with one plugin, no build step.
// It does nothing unless the server was started by `saleslab lab`, which passes the manifest of the course.
(() => {
  "use strict";
  const NAME = "worth-buying-from";
  const SAVE_AFTER = 1000; // milliseconds without a change
  const KEPT_OPEN = 3; // notebooks
  const START_PAGE = "start.ipynb";
  const COMING_UP = ["unknown", "starting", "restarting", "autorestarting"];
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

  // The rule that decides whether anything runs unasked: every code cell is that of a release. A copy that holds
  // answers may be of an older release than the course.
  const isReleased = async (panel, releases) => {
    const hashes = await Promise.all(codeOf(panel).map(hash));
    const isSame = (code) => code.length === hashes.length && code.every((value, i) => value === hashes[i]);
    return releases.some(isSame);
  };

  const GETTING_READY = "Getting this page ready. The questions appear in a few seconds.";
  const SAY = {
    starting: GETTING_READY,
    running: GETTING_READY,
    ran: "",
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

      say(state) {
        this.text.textContent = SAY[state];
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

    const idle = (kernel) =>
      new Promise((resolve) => {
        const look = () => {
          if (kernel.status !== "idle") return;
          kernel.statusChanged.disconnect(look);
          resolve();
        };
        kernel.statusChanged.connect(look);
        look();
      });

    const notices = new WeakMap();
    // Panels whose kernel died: the server starts another by itself, and a restart on top of that gets lost.
    const replaced = new WeakSet();

    // What a panel is doing: starting, running, ran, altered (waits for the learner) or stopped.
    const enter = (panel, state) => {
      panel.node.dataset.saleslab = state;
      if (notices.has(panel)) notices.get(panel).say(state);
    };

    const run = async (panel, tracker) => {
      replaced.delete(panel);
      enter(panel, "running");
      await NotebookActions.runCells(panel.content, [...panel.content.widgets], panel.sessionContext);
      if (panel.isDisposed || panel.node.dataset.saleslab !== "running") return;
      enter(panel, "ran");
      closeOldest(tracker);
    };

    const restart = async (panel, tracker) => {
      enter(panel, "starting");
      const context = panel.sessionContext;
      await context.ready;
      const kernel = context.session && context.session.kernel;
      if (!kernel) await context.startKernel();
      // A restart on top of a start gets lost: a kernel that is only coming up is fresh enough.
      else if (replaced.has(panel) || COMING_UP.includes(kernel.status)) await idle(kernel);
      else await context.restartKernel();
      await run(panel, tracker);
    };

    // Every notebook left behind holds its kernel's memory. The last few stay, so that Back is immediate and a
    // kernel has long written down what the learner did in it when it is closed.
    const closeOldest = (tracker) => {
      const panels = [];
      tracker.forEach((panel) => panels.push(panel));
      for (const panel of panels.slice(0, -KEPT_OPEN)) {
        if (panel !== tracker.currentWidget) save(panel).then(() => panel.close());
      }
    };

    // JupyterLab has shown its own message by the time a save fails.
    const save = (panel) => panel.context.save().catch(() => {});

    // The notebook carries a second copy of the answers, so it is saved soon after each one, not at the next
    // autosave; and a tab closed after that asks no question. Never while the notebook runs: a run first empties
    // every output, and a save then would replace the copies by nothing.
    const saveSoon = (panel) => {
      let timer;
      const later = () => {
        clearTimeout(timer);
        timer = setTimeout(() => {
          if (panel.isDisposed) return;
          if (["starting", "running"].includes(panel.node.dataset.saleslab)) later();
          else save(panel);
        }, SAVE_AFTER);
      };
      panel.content.model.contentChanged.connect(later);
    };

    const watchKernel = (panel) => {
      panel.sessionContext.statusChanged.connect((_, status) => {
        const died = status === "autorestarting" || status === "dead";
        const restartedElsewhere = status === "restarting" && panel.node.dataset.saleslab === "ran";
        if (died || restartedElsewhere) enter(panel, "stopped");
        if (status !== "autorestarting") return;
        replaced.add(panel);
        // JupyterLab's own message speaks of kernels and file paths; the notice says what to do.
        Dialog.tracker.forEach((dialog) => dialog.reject());
      });
    };

    // Learners write no code: what they press or click is for a form, never for the notebook around it. JupyterLab's
    // one-letter shortcuts are off in the settings, and Ctrl+S with them.
    const keepKeysAndClicks = (panel) => {
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
      const releases = manifest[panel.context.path];
      if (!releases) return;
      const notice = new Notice();
      notices.set(panel, notice);
      panel.contentHeader.addWidget(notice);
      panel.addClass("saleslab-course");
      keepKeysAndClicks(panel);
      saveSoon(panel);
      const ours = await isReleased(panel, releases);
      enter(panel, ours ? "starting" : "altered");
      await kernelOf(panel.sessionContext);
      watchKernel(panel);
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

    // Two tabs on one notebook: the later save wins without a question (with a wide lastModifiedCheckMargin in the
    // settings). The answers are safe: both tabs' are in the answer sheet, which is merged.
    const askNothingOnSave = (contents) => {
      const get = contents.get.bind(contents);
      contents.get = (path, options) => get(path, { ...options, hash: false });
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
        app.commands.addCommand("saleslab:home", {
          label: "Home",
          caption: "Back to the start page and your path.",
          execute: () => app.commands.execute("docmanager:open", { path: START_PAGE }),
        });
        tracker.widgetAdded.connect((_, panel) => open(panel, tracker, manifest));
        // The start page tells how far the learner is: whoever comes back to it sees it as it is now.
        tracker.currentChanged.connect((_, panel) => {
          if (panel && panel.context.path === START_PAGE && panel.node.dataset.saleslab === "ran") run(panel, tracker);
        });
        askNothingOnSave(app.serviceManager.contents);
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
