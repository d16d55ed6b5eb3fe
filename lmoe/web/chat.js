// Turns of one conversation: asked, streamed, stopped, corrected.

const BLEND = "a blend …";
let turns = [];
let running = null;

function offerExperts() {
  const before = find("who").value;
  find("who").replaceChildren(...["auto", ...names, ...(names.length > 2 ? [BLEND] : [])].map((name) => make("option", {}, name)));
  if (before) find("who").value = before;
  const known = new Map([...find("blend").querySelectorAll("input")].map((slider) => [slider.name, slider.value]));
  find("blend").querySelectorAll("label").forEach((label) => label.remove());
  for (const name of names.filter((name) => name !== "base").slice(0, 16)) {
    const slider = make("input", { type: "range", name, min: 0, max: 2, step: 0.1, value: known.get(name) ?? 0.5 });
    const shown = make("output", {}, Number(slider.value).toFixed(1));
    slider.oninput = () => (shown.textContent = Number(slider.value).toFixed(1));
    find("blend").append(make("label", {}, name, slider, shown));
  }
  showBlend();
}

const showBlend = () => (find("blend").hidden = find("who").value !== BLEND);

// What the request says of who shall answer.
function asked() {
  if (find("who").value === "auto") return {};
  if (find("who").value !== BLEND) return { expert: find("who").value };
  const strengths = [...find("blend").querySelectorAll("input")].map((slider) => [slider.name, Number(slider.value)]).filter(([, value]) => value > 0);
  if (!strengths.length) throw new Error("Give at least one expert of the blend some strength.");
  return { expert: Object.fromEntries(strengths) };
}

function busy(is) {
  find("send").hidden = is;
  find("stop").hidden = !is;
  find("state").textContent = is ? "answering" : "";
  find("turns").querySelector(".turn:last-child .answer")?.setAttribute("aria-busy", is);
}

// Follows the text only while its end is in view: who scrolls up wants to read.
function following(change) {
  const log = find("turns");
  const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 60;
  change();
  if (atEnd) log.scrollTop = log.scrollHeight;
}

async function ask(text) {
  const who = asked();
  const answer = make("div", { className: "answer" });
  const turn = make("div", { className: "turn" }, make("div", { className: "question" }, text), answer);
  find("greeting").hidden = true;
  find("turns").append(turn);
  find("turns").scrollTop = find("turns").scrollHeight;
  running = new AbortController();
  busy(true);
  const seen = { text: "" };
  const messages = [...turns, { role: "user", content: text }];
  try {
    const body = { model: "auto", messages, stream: true, explain: true, stream_options: { include_usage: true }, ...who };
    for await (const event of events(await post("v1/chat/completions", body, { signal: running.signal }))) take(event, seen, answer, turn);
    if (!seen.finish) throw new Error("The connection broke off in the middle of the answer.");
    turns = [...messages, { role: "assistant", content: seen.text }];
  } catch (error) {
    if (error.name === "AbortError") {
      // A new chat may have begun meanwhile.
      if (seen.text && turn.isConnected) turns = [...messages, { role: "assistant", content: seen.text }];
      seen.finish = "stopped";
    } else {
      following(() => turn.append(make("p", { className: "error", role: "alert" }, error.message)));
      find("question").value ||= text;
    }
  } finally {
    busy(false);
    running = null;
    following(() => conclude(turn, seen, text));
    find("question").focus();
  }
}

function take(event, seen, answer, turn) {
  if (event.error) throw new Error(event.error.message);
  if (event.routing) {
    Object.assign(seen, { id: event.id, decision: event.routing, routing: event.routing_duration });
    following(() => turn.insertBefore(facts(event.routing), answer));
  }
  if (event.usage) seen.tokens = event.usage.completion_tokens;
  const choice = event.choices[0];
  if (choice?.delta.content) {
    seen.text += choice.delta.content;
    following(() => answer.append(choice.delta.content));
  }
  if (choice?.finish_reason) Object.assign(seen, { finish: choice.finish_reason, duration: event.duration });
}

// The answer with its fenced blocks set as code; all of it is text still.
function set(answer, text) {
  const parts = text.split(/^```[^\n]*\n?/m).map((part, i) => (i % 2 ? make("pre", { tabIndex: 0 }, part.trimEnd()) : part.trim()));
  answer.replaceChildren(...parts.filter((part) => part !== ""));
}

// Beneath a finished answer: how long it took, why, and what should have been.
function conclude(turn, seen, text) {
  if (!seen.decision) return;
  set(turn.querySelector(".answer"), seen.text);
  const took = [`routed in ${seconds(seen.routing)}`];
  if (seen.duration !== undefined) took.push(`answered in ${seconds(seen.duration)}`);
  if (seen.tokens) took.push(`${seen.tokens} tokens`);
  if (seen.finish === "length") took.push("cut off at its longest");
  if (seen.finish === "stopped") took.push("stopped");
  turn.append(make("div", { className: "facts" }, ...took.map((part) => make("span", {}, part))));
  // The server remembers what it routed; of what was asked for by name only the text is known.
  const subject = seen.decision.reason === "requested" ? { input: text } : { request_id: seen.id };
  turn.append(evidence(seen.decision) ?? "", correction(seen.decision, subject));
}

find("ask").onsubmit = (event) => {
  event.preventDefault();
  const text = find("question").value.trim();
  if (!text || running) return;
  find("question").value = "";
  grow();
  ask(text).catch((error) => {
    find("state").textContent = error.message;
    find("question").value = text;
  });
};
find("question").onkeydown = (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    find("ask").requestSubmit();
  }
};
const grow = () => {
  find("question").style.height = "auto";
  find("question").style.height = `${find("question").scrollHeight + 2}px`;
};
find("question").oninput = grow;
find("who").onchange = showBlend;
find("stop").onclick = () => running?.abort();
find("new").onclick = () => {
  running?.abort();
  turns = [];
  find("turns").replaceChildren(find("greeting"));
  find("greeting").hidden = false;
  show("chat");
  find("question").focus();
};
