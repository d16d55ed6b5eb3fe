// A decision and its evidence, and the form that says who should have answered.

const REASONS = {
  similarity: "nearest to its samples",
  requested: "as asked for",
  fallback: "nothing to compare with",
  sticky: "stays with the conversation",
  llm: "chosen by the base",
};

let names = [];

async function loadExperts() {
  const listing = await read("v1/experts");
  names = [...listing.data.map((expert) => expert.name), "base"];
  return listing;
}

// One line: who, why, how surely.
function facts(decision, ...more) {
  const parts = [badge(decision.expert), REASONS[decision.reason] ?? decision.reason];
  if (decision.score !== null) parts.push(`score ${decision.score.toFixed(2)}`);
  if (decision.margin !== null) parts.push(`lead ${decision.margin.toFixed(2)}`);
  return make("div", { className: "facts" }, ...[...parts, ...more].map((part) => (typeof part === "string" ? make("span", {}, part) : part)));
}

// All scores as bars, and the nearest samples; null where nothing was compared.
function evidence(decision) {
  const scores = Object.entries(decision.scores).sort((a, b) => b[1] - a[1]);
  if (!scores.length) return null;
  const low = Math.min(...scores.map(([, score]) => score));
  const span = Math.max(...scores.map(([, score]) => score)) - low || 1;
  const bars = make("div", { className: "scores" });
  for (const [name, score] of scores.slice(0, 12)) {
    const filled = make("span");
    filled.style.width = `${4 + (96 * (score - low)) / span}%`;
    const label = badge(name);
    const bar = make("div", { className: "bar", "aria-hidden": "true" }, filled);
    bar.style.setProperty("--hue", label.style.getPropertyValue("--hue"));
    bars.append(label, bar, make("span", {}, score.toFixed(2)));
  }
  const nearest = (decision.neighbours ?? []).map((neighbour) =>
    make("li", {}, make("span", { className: "similarity" }, neighbour.similarity.toFixed(2)), badge(neighbour.expert), make("q", {}, neighbour.sample)),
  );
  return make(
    "details",
    {},
    make("summary", {}, "Why?"),
    make("div", {}, bars, ...(nearest.length ? ["Nearest samples, by cosine:", make("ul", { className: "nearest" }, ...nearest)] : [])),
  );
}

// `subject` names the request, or gives its text.
function correction(decision, subject) {
  const choice = make("select", { ariaLabel: "The expert that should have answered" });
  for (const name of names) if (name !== decision.expert) choice.append(make("option", {}, name));
  if (!choice.options.length) return "";
  const comment = make("input", { placeholder: "why (optional)", ariaLabel: "Why", maxLength: 4000 });
  const send = make("button", { type: "submit" }, "Keep");
  const problem = make("p", { className: "error", role: "alert", hidden: true });
  const form = make("form", { className: "correct" }, choice, comment, send);
  const details = make("details", {}, make("summary", {}, "Should have been …"), make("div", {}, form, problem));
  // Sent again after a failure, it is the same feedback; changed, it is another.
  const mark = Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");
  let attempt = 0;
  choice.onchange = comment.oninput = () => (attempt += 1);
  form.onsubmit = async (event) => {
    event.preventDefault();
    send.disabled = true;
    problem.hidden = true;
    try {
      const told = { ...subject, expert: choice.value, comment: comment.value };
      const kept = await (await post("v1/feedback", told, { headers: { "idempotency-key": `page-${mark}-${attempt}` } })).json();
      const note = make("p", { className: "kept", role: "status", tabIndex: -1 });
      details.replaceWith(note);
      note.append(`Kept as feedback ${kept.id}: should have been `, badge(kept.expert), ". It counts once it is promoted.");
      note.focus();
    } catch (error) {
      problem.textContent = error.message;
      problem.hidden = false;
      send.disabled = false;
    }
  };
  return details;
}
