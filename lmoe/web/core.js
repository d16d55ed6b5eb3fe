// Elements, and calls to the server. Whatever a model or a sample says goes in as text, never as markup.

const find = (id) => document.getElementById(id);

function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in element) element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

const key = {
  get: () => sessionStorage.getItem("lmoe-key"),
  set: (value) => sessionStorage.setItem("lmoe-key", value),
};

class Refused extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

// The response, whose body is still to be read. Asks for a key where the server does, and tries again with it.
async function call(path, options = {}) {
  for (;;) {
    const headers = { ...options.headers };
    if (key.get()) headers.authorization = `Bearer ${key.get()}`;
    const response = await fetch(path, { ...options, headers }).catch((error) => {
      if (error.name === "AbortError") throw error;
      throw new Refused(0, "The server does not answer. Is it running?");
    });
    if (response.ok) return response;
    const body = await response.json().catch(() => null);
    const message = body?.error?.message ?? `The server answered ${response.status}.`;
    if (response.status !== 401) throw new Refused(response.status, message);
    await askForKey(key.get() ? message : "", options.signal);
  }
}

const read = async (path, options) => (await call(path, options)).json();

const post = (path, body, options = {}) =>
  call(path, { ...options, method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json", ...options.headers } });

let keyGiven = null;

// One form serves everybody who waits for a key.
function askForKey(problem, signal) {
  const form = find("key");
  form.querySelector(".error")?.remove();
  if (problem) form.append(make("p", { className: "error", role: "alert" }, problem));
  keyGiven ??= new Promise((resolve) => {
    form.hidden = false;
    find("key-field").value = "";
    find("key-field").focus();
    form.onsubmit = (event) => {
      event.preventDefault();
      key.set(find("key-field").value.trim());
      form.hidden = true;
      keyGiven = null;
      resolve();
    };
  });
  const given = keyGiven;
  if (!signal) return given;
  return Promise.race([given, new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)))]);
}

// The events of a stream, each parsed; ends at [DONE], or when the server hangs up.
async function* events(response) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const lines = (rest + value).split("\n");
    rest = lines.pop();
    for (const line of lines) {
      if (line === "data: [DONE]") return;
      if (line.startsWith("data: ")) yield JSON.parse(line.slice(6));
    }
  }
}

// A colour of its own for each name, the same wherever it stands.
function badge(name) {
  const hue = name === "base" ? 220 : [...name].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 360, 7);
  const shown = make("span", { className: "expert" }, name);
  shown.style.setProperty("--hue", hue);
  return shown;
}

const seconds = (value) => (value < 1 ? `${(value * 1000).toFixed(value < 0.01 ? 1 : 0)} ms` : `${value.toFixed(1)} s`);
