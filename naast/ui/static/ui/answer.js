// Puts the code behind # of the link into the form, and takes it out of the address. Sends nothing.
const code = decodeURIComponent(window.location.hash.slice(1));
const field = document.getElementById("id_code");
if (code && field && /^[A-Za-z0-9-]{4,24}$/.test(code)) {
  field.value = code;
  window.history.replaceState(null, "", window.location.pathname);
}
