// packages/conventions/src/promoted-base-repo.ts
const PROMOTED_BASE_REPO = "main";
// node_modules/mustache/mustache.mjs
var objectToString = Object.prototype.toString, isArray = Array.isArray || function(object) {
	return objectToString.call(object) === "[object Array]";
};
function isFunction(object) {
	return typeof object == "function";
}
function typeStr(obj) {
	return isArray(obj) ? "array" : typeof obj;
}
function escapeRegExp(string) {
	return string.replace(/[\-\[\]{}()*+?.,\\\^$|#\s]/g, "\\$&");
}
function hasProperty(obj, propName) {
	return typeof obj == "object" && !!obj && propName in obj;
}
function primitiveHasOwnProperty(primitive, propName) {
	return primitive != null && typeof primitive != "object" && primitive.hasOwnProperty && primitive.hasOwnProperty(propName);
}
var regExpTest = RegExp.prototype.test;
function testRegExp(re, string) {
	return regExpTest.call(re, string);
}
var nonSpaceRe = /\S/;
function isWhitespace(string) {
	return !testRegExp(nonSpaceRe, string);
}
var entityMap = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	"\"": "&quot;",
	"'": "&#39;",
	"/": "&#x2F;",
	"`": "&#x60;",
	"=": "&#x3D;"
};
function escapeHtml(string) {
	return String(string).replace(/[&<>"'`=\/]/g, function(s) {
		return entityMap[s];
	});
}
var whiteRe = /\s*/, spaceRe = /\s+/, equalsRe = /\s*=/, curlyRe = /\s*\}/, tagRe = /#|\^|\/|>|\{|&|=|!/;
function parseTemplate(template, tags) {
	if (!template) return [];
	var lineHasNonSpace = !1, sections = [], tokens = [], spaces = [], hasTag = !1, nonSpace = !1, indentation = "", tagIndex = 0;
	function stripSpace() {
		if (hasTag && !nonSpace) for (; spaces.length;) delete tokens[spaces.pop()];
		else spaces = [];
		hasTag = !1, nonSpace = !1;
	}
	var openingTagRe, closingTagRe, closingCurlyRe;
	function compileTags(tagsToCompile) {
		if (typeof tagsToCompile == "string" && (tagsToCompile = tagsToCompile.split(spaceRe, 2)), !isArray(tagsToCompile) || tagsToCompile.length !== 2) throw Error("Invalid tags: " + tagsToCompile);
		openingTagRe = RegExp(escapeRegExp(tagsToCompile[0]) + "\\s*"), closingTagRe = RegExp("\\s*" + escapeRegExp(tagsToCompile[1])), closingCurlyRe = RegExp("\\s*" + escapeRegExp("}" + tagsToCompile[1]));
	}
	compileTags(tags || mustache.tags);
	for (var scanner = new Scanner(template), start, type, value, chr, token, openSection; !scanner.eos();) {
		if (start = scanner.pos, value = scanner.scanUntil(openingTagRe), value) for (var i = 0, valueLength = value.length; i < valueLength; ++i) chr = value.charAt(i), isWhitespace(chr) ? (spaces.push(tokens.length), indentation += chr) : (nonSpace = !0, lineHasNonSpace = !0, indentation += " "), tokens.push([
			"text",
			chr,
			start,
			start + 1
		]), start += 1, chr === "\n" && (stripSpace(), indentation = "", tagIndex = 0, lineHasNonSpace = !1);
		if (!scanner.scan(openingTagRe)) break;
		if (hasTag = !0, type = scanner.scan(tagRe) || "name", scanner.scan(whiteRe), type === "=" ? (value = scanner.scanUntil(equalsRe), scanner.scan(equalsRe), scanner.scanUntil(closingTagRe)) : type === "{" ? (value = scanner.scanUntil(closingCurlyRe), scanner.scan(curlyRe), scanner.scanUntil(closingTagRe), type = "&") : value = scanner.scanUntil(closingTagRe), !scanner.scan(closingTagRe)) throw Error("Unclosed tag at " + scanner.pos);
		if (token = type == ">" ? [
			type,
			value,
			start,
			scanner.pos,
			indentation,
			tagIndex,
			lineHasNonSpace
		] : [
			type,
			value,
			start,
			scanner.pos
		], tagIndex++, tokens.push(token), type === "#" || type === "^") sections.push(token);
		else if (type === "/") {
			if (openSection = sections.pop(), !openSection) throw Error("Unopened section \"" + value + "\" at " + start);
			if (openSection[1] !== value) throw Error("Unclosed section \"" + openSection[1] + "\" at " + start);
		} else type === "name" || type === "{" || type === "&" ? nonSpace = !0 : type === "=" && compileTags(value);
	}
	if (stripSpace(), openSection = sections.pop(), openSection) throw Error("Unclosed section \"" + openSection[1] + "\" at " + scanner.pos);
	return nestTokens(squashTokens(tokens));
}
function squashTokens(tokens) {
	for (var squashedTokens = [], token, lastToken, i = 0, numTokens = tokens.length; i < numTokens; ++i) token = tokens[i], token && (token[0] === "text" && lastToken && lastToken[0] === "text" ? (lastToken[1] += token[1], lastToken[3] = token[3]) : (squashedTokens.push(token), lastToken = token));
	return squashedTokens;
}
function nestTokens(tokens) {
	for (var nestedTokens = [], collector = nestedTokens, sections = [], token, section, i = 0, numTokens = tokens.length; i < numTokens; ++i) switch (token = tokens[i], token[0]) {
		case "#":
		case "^":
			collector.push(token), sections.push(token), collector = token[4] = [];
			break;
		case "/":
			section = sections.pop(), section[5] = token[2], collector = sections.length > 0 ? sections[sections.length - 1][4] : nestedTokens;
			break;
		default: collector.push(token);
	}
	return nestedTokens;
}
function Scanner(string) {
	this.string = string, this.tail = string, this.pos = 0;
}
Scanner.prototype.eos = function() {
	return this.tail === "";
}, Scanner.prototype.scan = function(re) {
	var match = this.tail.match(re);
	if (!match || match.index !== 0) return "";
	var string = match[0];
	return this.tail = this.tail.substring(string.length), this.pos += string.length, string;
}, Scanner.prototype.scanUntil = function(re) {
	var index = this.tail.search(re), match;
	switch (index) {
		case -1:
			match = this.tail, this.tail = "";
			break;
		case 0:
			match = "";
			break;
		default: match = this.tail.substring(0, index), this.tail = this.tail.substring(index);
	}
	return this.pos += match.length, match;
};
function Context(view, parentContext) {
	this.view = view, this.cache = { ".": this.view }, this.parent = parentContext;
}
Context.prototype.push = function(view) {
	return new Context(view, this);
}, Context.prototype.lookup = function(name) {
	var cache = this.cache, value;
	if (cache.hasOwnProperty(name)) value = cache[name];
	else {
		for (var context = this, intermediateValue, names, index, lookupHit = !1; context;) {
			if (name.indexOf(".") > 0) for (intermediateValue = context.view, names = name.split("."), index = 0; intermediateValue != null && index < names.length;) index === names.length - 1 && (lookupHit = hasProperty(intermediateValue, names[index]) || primitiveHasOwnProperty(intermediateValue, names[index])), intermediateValue = intermediateValue[names[index++]];
			else intermediateValue = context.view[name], lookupHit = hasProperty(context.view, name);
			if (lookupHit) {
				value = intermediateValue;
				break;
			}
			context = context.parent;
		}
		cache[name] = value;
	}
	return isFunction(value) && (value = value.call(this.view)), value;
};
function Writer() {
	this.templateCache = {
		_cache: {},
		set: function(key, value) {
			this._cache[key] = value;
		},
		get: function(key) {
			return this._cache[key];
		},
		clear: function() {
			this._cache = {};
		}
	};
}
Writer.prototype.clearCache = function() {
	this.templateCache !== void 0 && this.templateCache.clear();
}, Writer.prototype.parse = function(template, tags) {
	var cache = this.templateCache, cacheKey = template + ":" + (tags || mustache.tags).join(":"), isCacheEnabled = cache !== void 0, tokens = isCacheEnabled ? cache.get(cacheKey) : void 0;
	return tokens ?? (tokens = parseTemplate(template, tags), isCacheEnabled && cache.set(cacheKey, tokens)), tokens;
}, Writer.prototype.render = function(template, view, partials, config) {
	var tags = this.getConfigTags(config), tokens = this.parse(template, tags), context = view instanceof Context ? view : new Context(view, void 0);
	return this.renderTokens(tokens, context, partials, template, config);
}, Writer.prototype.renderTokens = function(tokens, context, partials, originalTemplate, config) {
	for (var buffer = "", token, symbol, value, i = 0, numTokens = tokens.length; i < numTokens; ++i) value = void 0, token = tokens[i], symbol = token[0], symbol === "#" ? value = this.renderSection(token, context, partials, originalTemplate, config) : symbol === "^" ? value = this.renderInverted(token, context, partials, originalTemplate, config) : symbol === ">" ? value = this.renderPartial(token, context, partials, config) : symbol === "&" ? value = this.unescapedValue(token, context) : symbol === "name" ? value = this.escapedValue(token, context, config) : symbol === "text" && (value = this.rawValue(token)), value !== void 0 && (buffer += value);
	return buffer;
}, Writer.prototype.renderSection = function(token, context, partials, originalTemplate, config) {
	var self = this, buffer = "", value = context.lookup(token[1]);
	function subRender(template) {
		return self.render(template, context, partials, config);
	}
	if (value) {
		if (isArray(value)) for (var j = 0, valueLength = value.length; j < valueLength; ++j) buffer += this.renderTokens(token[4], context.push(value[j]), partials, originalTemplate, config);
		else if (typeof value == "object" || typeof value == "string" || typeof value == "number") buffer += this.renderTokens(token[4], context.push(value), partials, originalTemplate, config);
		else if (isFunction(value)) {
			if (typeof originalTemplate != "string") throw Error("Cannot use higher-order sections without the original template");
			value = value.call(context.view, originalTemplate.slice(token[3], token[5]), subRender), value != null && (buffer += value);
		} else buffer += this.renderTokens(token[4], context, partials, originalTemplate, config);
		return buffer;
	}
}, Writer.prototype.renderInverted = function(token, context, partials, originalTemplate, config) {
	var value = context.lookup(token[1]);
	if (!value || isArray(value) && value.length === 0) return this.renderTokens(token[4], context, partials, originalTemplate, config);
}, Writer.prototype.indentPartial = function(partial, indentation, lineHasNonSpace) {
	for (var filteredIndentation = indentation.replace(/[^ \t]/g, ""), partialByNl = partial.split("\n"), i = 0; i < partialByNl.length; i++) partialByNl[i].length && (i > 0 || !lineHasNonSpace) && (partialByNl[i] = filteredIndentation + partialByNl[i]);
	return partialByNl.join("\n");
}, Writer.prototype.renderPartial = function(token, context, partials, config) {
	if (partials) {
		var tags = this.getConfigTags(config), value = isFunction(partials) ? partials(token[1]) : partials[token[1]];
		if (value != null) {
			var lineHasNonSpace = token[6], tagIndex = token[5], indentation = token[4], indentedValue = value;
			tagIndex == 0 && indentation && (indentedValue = this.indentPartial(value, indentation, lineHasNonSpace));
			var tokens = this.parse(indentedValue, tags);
			return this.renderTokens(tokens, context, partials, indentedValue, config);
		}
	}
}, Writer.prototype.unescapedValue = function(token, context) {
	var value = context.lookup(token[1]);
	if (value != null) return value;
}, Writer.prototype.escapedValue = function(token, context, config) {
	var escape = this.getConfigEscape(config) || mustache.escape, value = context.lookup(token[1]);
	if (value != null) return typeof value == "number" && escape === mustache.escape ? String(value) : escape(value);
}, Writer.prototype.rawValue = function(token) {
	return token[1];
}, Writer.prototype.getConfigTags = function(config) {
	if (isArray(config)) return config;
	if (config && typeof config == "object") return config.tags;
}, Writer.prototype.getConfigEscape = function(config) {
	if (config && typeof config == "object" && !isArray(config)) return config.escape;
};
var mustache = {
	name: "mustache.js",
	version: "4.2.0",
	tags: ["{{", "}}"],
	clearCache: void 0,
	escape: void 0,
	parse: void 0,
	render: void 0,
	Scanner: void 0,
	Context: void 0,
	Writer: void 0,
	set templateCache(cache) {
		defaultWriter.templateCache = cache;
	},
	get templateCache() {
		return defaultWriter.templateCache;
	}
}, defaultWriter = new Writer();
mustache.clearCache = function() {
	return defaultWriter.clearCache();
}, mustache.parse = function(template, tags) {
	return defaultWriter.parse(template, tags);
}, mustache.render = function(template, view, partials, config) {
	if (typeof template != "string") throw TypeError("Invalid template! Template should be a \"string\" but \"" + typeStr(template) + "\" was given as the first argument for mustache#render(template, view, partials)");
	return defaultWriter.render(template, view, partials, config);
}, mustache.escape = escapeHtml, mustache.Scanner = Scanner, mustache.Context = Context, mustache.Writer = Writer;
// packages/text-template/src/parse-mustache.ts
function parseMustache(template) {
	try {
		return {
			kind: "parsed",
			tokens: new mustache.Writer().parse(template)
		};
	} catch (error) {
		return {
			kind: "invalid",
			reason: error instanceof Error ? error.message : String(error)
		};
	}
}
// packages/text-template/src/compile-pattern.ts
function compilePattern(pattern, names) {
	let uses = /* @__PURE__ */ new Set(), parts = [], parsed = parseMustache(pattern);
	if (parsed.kind === "invalid") return parsed;
	for (let [type, content] of parsed.tokens) {
		let text = String(content);
		if (type === "text") parts.push(() => text);
		else if ((type === "name" || type === "&") && names.includes(text)) uses.add(text), parts.push((values) => values[text] ?? "");
		else if (type !== "!") return {
			kind: "invalid",
			reason: `only these variables are allowed: ${names.map((name) => `{{${name}}}`).join(", ")}`
		};
	}
	return {
		kind: "compiled",
		render: (values) => parts.map((part) => part(values)).join(""),
		uses
	};
}
export { PROMOTED_BASE_REPO as i, parseMustache as n, mustache as r, compilePattern as t };
