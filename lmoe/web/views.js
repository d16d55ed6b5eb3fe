// The three views, and what the page does first.

const VIEWS = ["chat", "route", "experts"];

function show(view) {
  for (const name of VIEWS) {
    const tab = find(`tab-${name}`);
    tab.setAttribute("aria-selected", name === view);
    tab.tabIndex = name === view ? 0 : -1;
    find(name).hidden = name !== view;
  }
  find("new").hidden = view !== "chat";
  if (view === "experts") fillShelf();
}

for (const [i, name] of VIEWS.entries()) {
  find(`tab-${name}`).onclick = () => show(name);
  find(`tab-${name}`).onkeydown = (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = VIEWS[(i + step + VIEWS.length) % VIEWS.length];
    show(next);
    find(`tab-${next}`).focus();
  };
}

find("try").onsubmit = async (event) => {
  event.preventDefault();
  const input = find("text").value.trim();
  if (!input) return;
  try {
    const decision = await (await post("v1/route", { input, explain: true })).json();
    const why = evidence(decision) ?? "";
    if (why) why.open = true;
    find("decision").replaceChildren(facts(decision), why, correction(decision, { input }));
  } catch (error) {
    find("decision").replaceChildren(make("p", { className: "error", role: "alert" }, error.message));
  }
};
find("text").onkeydown = (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    find("try").requestSubmit();
  }
};

async function fillShelf() {
  try {
    const listing = await loadExperts();
    offerExperts();
    const cards = listing.data.map((expert) =>
      make(
        "div",
        { className: "card" },
        make(
          "div",
          { className: "facts" },
          badge(expert.name),
          make("span", {}, `${expert.samples} samples`),
          make("span", {}, `rank ${expert.rank}`),
          make("span", {}, `${(expert.bytes / 2 ** 20).toFixed(1)} MiB`),
          make("code", {}, expert.revision),
        ),
        make("p", {}, expert.description || "No description."),
        ...(expert.samples ? [] : [make("p", { className: "note" }, "Answers only when asked for by name: it has no samples.")]),
      ),
    );
    const broken = Object.entries(listing.broken).map(([name, why]) =>
      make("div", { className: "card" }, make("div", { className: "facts" }, badge(name), "not served"), make("p", { className: "error" }, why)),
    );
    find("shelf").replaceChildren(...(cards.length ? cards : ["No experts: the bare base answers everything."]), ...broken);
  } catch (error) {
    find("shelf").replaceChildren(make("p", { className: "error", role: "alert" }, error.message));
  }
}

// Until the model is loaded the page says how far it is, and tries again.
async function begin() {
  for (;;) {
    try {
      await loadExperts();
      offerExperts();
      find("state").textContent = "";
      return;
    } catch (error) {
      find("state").textContent = error.message;
      if (error.status && error.status !== 503) return;
      await new Promise((resolve) => setTimeout(resolve, 1500));
    }
  }
}

find("origin").textContent = new URL(".", location.href).href.replace(/\/$/, "");
find("who").append(make("option", {}, "auto"));
show("chat");
find("question").focus();
begin();
