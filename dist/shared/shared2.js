import { n as __esmMin, r as __exportAll } from "./shared.js";
// \0lazy:crypto
var _lazy_crypto_exports = /* @__PURE__ */ __exportAll({
	Certificate: () => Certificate,
	Cipheriv: () => Cipheriv,
	Decipheriv: () => Decipheriv,
	DiffieHellman: () => DiffieHellman,
	DiffieHellmanGroup: () => DiffieHellmanGroup,
	ECDH: () => ECDH,
	Hash: () => Hash,
	Hmac: () => Hmac,
	KeyObject: () => KeyObject,
	Sign: () => Sign,
	Verify: () => Verify,
	X509Certificate: () => X509Certificate,
	argon2: () => argon2,
	argon2Sync: () => argon2Sync,
	checkPrime: () => checkPrime,
	checkPrimeSync: () => checkPrimeSync,
	createCipheriv: () => createCipheriv,
	createDecipheriv: () => createDecipheriv,
	createDiffieHellman: () => createDiffieHellman,
	createDiffieHellmanGroup: () => createDiffieHellmanGroup,
	createECDH: () => createECDH,
	createHash: () => createHash,
	createHmac: () => createHmac,
	createPrivateKey: () => createPrivateKey,
	createPublicKey: () => createPublicKey,
	createSecretKey: () => createSecretKey,
	createSign: () => createSign,
	createVerify: () => createVerify,
	decapsulate: () => decapsulate,
	default: () => _lazy_crypto_default,
	diffieHellman: () => diffieHellman,
	encapsulate: () => encapsulate,
	generateKey: () => generateKey,
	generateKeyPair: () => generateKeyPair,
	generateKeyPairSync: () => generateKeyPairSync,
	generateKeySync: () => generateKeySync,
	generatePrime: () => generatePrime,
	generatePrimeSync: () => generatePrimeSync,
	getCipherInfo: () => getCipherInfo,
	getCiphers: () => getCiphers,
	getCurves: () => getCurves,
	getDiffieHellman: () => getDiffieHellman,
	getFips: () => getFips,
	getHashes: () => getHashes,
	getRandomValues: () => getRandomValues,
	hash: () => hash,
	hkdf: () => hkdf,
	hkdfSync: () => hkdfSync,
	pbkdf2: () => pbkdf2,
	pbkdf2Sync: () => pbkdf2Sync,
	privateDecrypt: () => privateDecrypt,
	privateEncrypt: () => privateEncrypt,
	publicDecrypt: () => publicDecrypt,
	publicEncrypt: () => publicEncrypt,
	randomBytes: () => randomBytes,
	randomFill: () => randomFill,
	randomFillSync: () => randomFillSync,
	randomInt: () => randomInt,
	randomUUID: () => randomUUID,
	randomUUIDv7: () => randomUUIDv7,
	scrypt: () => scrypt,
	scryptSync: () => scryptSync,
	secureHeapUsed: () => secureHeapUsed,
	setEngine: () => setEngine,
	setFips: () => setFips,
	sign: () => sign,
	timingSafeEqual: () => timingSafeEqual,
	verify: () => verify
});
function argon2(...args) {
	return new.target ? Reflect.construct(loaded().argon2, args) : loaded().argon2(...args);
}
function argon2Sync(...args) {
	return new.target ? Reflect.construct(loaded().argon2Sync, args) : loaded().argon2Sync(...args);
}
function checkPrime(...args) {
	return new.target ? Reflect.construct(loaded().checkPrime, args) : loaded().checkPrime(...args);
}
function checkPrimeSync(...args) {
	return new.target ? Reflect.construct(loaded().checkPrimeSync, args) : loaded().checkPrimeSync(...args);
}
function createCipheriv(...args) {
	return new.target ? Reflect.construct(loaded().createCipheriv, args) : loaded().createCipheriv(...args);
}
function createDecipheriv(...args) {
	return new.target ? Reflect.construct(loaded().createDecipheriv, args) : loaded().createDecipheriv(...args);
}
function createDiffieHellman(...args) {
	return new.target ? Reflect.construct(loaded().createDiffieHellman, args) : loaded().createDiffieHellman(...args);
}
function createDiffieHellmanGroup(...args) {
	return new.target ? Reflect.construct(loaded().createDiffieHellmanGroup, args) : loaded().createDiffieHellmanGroup(...args);
}
function createECDH(...args) {
	return new.target ? Reflect.construct(loaded().createECDH, args) : loaded().createECDH(...args);
}
function createHash(...args) {
	return new.target ? Reflect.construct(loaded().createHash, args) : loaded().createHash(...args);
}
function createHmac(...args) {
	return new.target ? Reflect.construct(loaded().createHmac, args) : loaded().createHmac(...args);
}
function createPrivateKey(...args) {
	return new.target ? Reflect.construct(loaded().createPrivateKey, args) : loaded().createPrivateKey(...args);
}
function createPublicKey(...args) {
	return new.target ? Reflect.construct(loaded().createPublicKey, args) : loaded().createPublicKey(...args);
}
function createSecretKey(...args) {
	return new.target ? Reflect.construct(loaded().createSecretKey, args) : loaded().createSecretKey(...args);
}
function createSign(...args) {
	return new.target ? Reflect.construct(loaded().createSign, args) : loaded().createSign(...args);
}
function createVerify(...args) {
	return new.target ? Reflect.construct(loaded().createVerify, args) : loaded().createVerify(...args);
}
function diffieHellman(...args) {
	return new.target ? Reflect.construct(loaded().diffieHellman, args) : loaded().diffieHellman(...args);
}
function generatePrime(...args) {
	return new.target ? Reflect.construct(loaded().generatePrime, args) : loaded().generatePrime(...args);
}
function generatePrimeSync(...args) {
	return new.target ? Reflect.construct(loaded().generatePrimeSync, args) : loaded().generatePrimeSync(...args);
}
function getCiphers(...args) {
	return new.target ? Reflect.construct(loaded().getCiphers, args) : loaded().getCiphers(...args);
}
function getCipherInfo(...args) {
	return new.target ? Reflect.construct(loaded().getCipherInfo, args) : loaded().getCipherInfo(...args);
}
function getCurves(...args) {
	return new.target ? Reflect.construct(loaded().getCurves, args) : loaded().getCurves(...args);
}
function getDiffieHellman(...args) {
	return new.target ? Reflect.construct(loaded().getDiffieHellman, args) : loaded().getDiffieHellman(...args);
}
function getHashes(...args) {
	return new.target ? Reflect.construct(loaded().getHashes, args) : loaded().getHashes(...args);
}
function hkdf(...args) {
	return new.target ? Reflect.construct(loaded().hkdf, args) : loaded().hkdf(...args);
}
function hkdfSync(...args) {
	return new.target ? Reflect.construct(loaded().hkdfSync, args) : loaded().hkdfSync(...args);
}
function pbkdf2(...args) {
	return new.target ? Reflect.construct(loaded().pbkdf2, args) : loaded().pbkdf2(...args);
}
function pbkdf2Sync(...args) {
	return new.target ? Reflect.construct(loaded().pbkdf2Sync, args) : loaded().pbkdf2Sync(...args);
}
function generateKeyPair(...args) {
	return new.target ? Reflect.construct(loaded().generateKeyPair, args) : loaded().generateKeyPair(...args);
}
function generateKeyPairSync(...args) {
	return new.target ? Reflect.construct(loaded().generateKeyPairSync, args) : loaded().generateKeyPairSync(...args);
}
function generateKey(...args) {
	return new.target ? Reflect.construct(loaded().generateKey, args) : loaded().generateKey(...args);
}
function generateKeySync(...args) {
	return new.target ? Reflect.construct(loaded().generateKeySync, args) : loaded().generateKeySync(...args);
}
function privateDecrypt(...args) {
	return new.target ? Reflect.construct(loaded().privateDecrypt, args) : loaded().privateDecrypt(...args);
}
function privateEncrypt(...args) {
	return new.target ? Reflect.construct(loaded().privateEncrypt, args) : loaded().privateEncrypt(...args);
}
function publicDecrypt(...args) {
	return new.target ? Reflect.construct(loaded().publicDecrypt, args) : loaded().publicDecrypt(...args);
}
function publicEncrypt(...args) {
	return new.target ? Reflect.construct(loaded().publicEncrypt, args) : loaded().publicEncrypt(...args);
}
function randomBytes(...args) {
	return new.target ? Reflect.construct(loaded().randomBytes, args) : loaded().randomBytes(...args);
}
function randomFill(...args) {
	return new.target ? Reflect.construct(loaded().randomFill, args) : loaded().randomFill(...args);
}
function randomFillSync(...args) {
	return new.target ? Reflect.construct(loaded().randomFillSync, args) : loaded().randomFillSync(...args);
}
function randomInt(...args) {
	return new.target ? Reflect.construct(loaded().randomInt, args) : loaded().randomInt(...args);
}
function randomUUID(...args) {
	return new.target ? Reflect.construct(loaded().randomUUID, args) : loaded().randomUUID(...args);
}
function randomUUIDv7(...args) {
	return new.target ? Reflect.construct(loaded().randomUUIDv7, args) : loaded().randomUUIDv7(...args);
}
function scrypt(...args) {
	return new.target ? Reflect.construct(loaded().scrypt, args) : loaded().scrypt(...args);
}
function scryptSync(...args) {
	return new.target ? Reflect.construct(loaded().scryptSync, args) : loaded().scryptSync(...args);
}
function sign(...args) {
	return new.target ? Reflect.construct(loaded().sign, args) : loaded().sign(...args);
}
function setEngine(...args) {
	return new.target ? Reflect.construct(loaded().setEngine, args) : loaded().setEngine(...args);
}
function timingSafeEqual(...args) {
	return new.target ? Reflect.construct(loaded().timingSafeEqual, args) : loaded().timingSafeEqual(...args);
}
function getFips(...args) {
	return new.target ? Reflect.construct(loaded().getFips, args) : loaded().getFips(...args);
}
function setFips(...args) {
	return new.target ? Reflect.construct(loaded().setFips, args) : loaded().setFips(...args);
}
function verify(...args) {
	return new.target ? Reflect.construct(loaded().verify, args) : loaded().verify(...args);
}
function hash(...args) {
	return new.target ? Reflect.construct(loaded().hash, args) : loaded().hash(...args);
}
function encapsulate(...args) {
	return new.target ? Reflect.construct(loaded().encapsulate, args) : loaded().encapsulate(...args);
}
function decapsulate(...args) {
	return new.target ? Reflect.construct(loaded().decapsulate, args) : loaded().decapsulate(...args);
}
function Certificate(...args) {
	return new.target ? Reflect.construct(loaded().Certificate, args) : loaded().Certificate(...args);
}
function Cipheriv(...args) {
	return new.target ? Reflect.construct(loaded().Cipheriv, args) : loaded().Cipheriv(...args);
}
function Decipheriv(...args) {
	return new.target ? Reflect.construct(loaded().Decipheriv, args) : loaded().Decipheriv(...args);
}
function DiffieHellman(...args) {
	return new.target ? Reflect.construct(loaded().DiffieHellman, args) : loaded().DiffieHellman(...args);
}
function DiffieHellmanGroup(...args) {
	return new.target ? Reflect.construct(loaded().DiffieHellmanGroup, args) : loaded().DiffieHellmanGroup(...args);
}
function ECDH(...args) {
	return new.target ? Reflect.construct(loaded().ECDH, args) : loaded().ECDH(...args);
}
function Hash(...args) {
	return new.target ? Reflect.construct(loaded().Hash, args) : loaded().Hash(...args);
}
function Hmac(...args) {
	return new.target ? Reflect.construct(loaded().Hmac, args) : loaded().Hmac(...args);
}
function KeyObject(...args) {
	return new.target ? Reflect.construct(loaded().KeyObject, args) : loaded().KeyObject(...args);
}
function Sign(...args) {
	return new.target ? Reflect.construct(loaded().Sign, args) : loaded().Sign(...args);
}
function Verify(...args) {
	return new.target ? Reflect.construct(loaded().Verify, args) : loaded().Verify(...args);
}
function X509Certificate(...args) {
	return new.target ? Reflect.construct(loaded().X509Certificate, args) : loaded().X509Certificate(...args);
}
function secureHeapUsed(...args) {
	return new.target ? Reflect.construct(loaded().secureHeapUsed, args) : loaded().secureHeapUsed(...args);
}
function getRandomValues(...args) {
	return new.target ? Reflect.construct(loaded().getRandomValues, args) : loaded().getRandomValues(...args);
}
var loaded, _lazy_crypto_default, init__lazy_crypto = __esmMin((() => {
	loaded = () => process.getBuiltinModule("node:crypto"), _lazy_crypto_default = /* @__PURE__ */ new Proxy({}, { get: (_, key) => loaded()[key] });
}));
export { createHash as a, init__lazy_crypto as c, createDecipheriv as i, randomUUID as l, _lazy_crypto_default as n, createHmac as o, _lazy_crypto_exports as r, createPrivateKey as s, X509Certificate as t, scryptSync as u };
