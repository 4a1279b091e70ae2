// Elements are made of text only: nothing in this page's data is ever read as markup.

function find(selector, root) {
  return (root || document).querySelector(selector);
}

/** An element with properties or attributes, and children that are elements or text. */
function make(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (key in element && typeof value !== 'string') {
      element[key] = value;
    } else {
      element.setAttribute(key, value);
    }
  }
  element.append(...children);
  return element;
}

/** A stranger's words, which must not turn the reading direction of what is beside them. */
function isolated(text) {
  return make('bdi', null, text);
}

function counted(number, one, many) {
  return number.toLocaleString('en-GB') + ' ' + (number === 1 ? one : many);
}
