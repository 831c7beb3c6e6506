#!/bin/sh
# Makes the keys, certificates and signed packets of this folder anew: sh sign.sh
#
# Everything is synthetic. The keys are thrown away; what stays are the certificates
# (*.pem) and the packets (*.edxml). Needs openssl and a JDK 17 or later.
set -eu
cd "$(dirname "$0")"
keys=$(mktemp -d)
trap 'rm -rf "$keys"' EXIT
openssl version >&2

# An authority of its own for each name: name, subject, what signs it (or itself), days or dates.
cat > "$keys/ca.cnf" <<CNF
[ca]
default_ca = own
[own]
database = $keys/index.txt
rand_serial = yes
new_certs_dir = $keys
default_md = sha256
policy = any
unique_subject = no
copy_extensions = none
[any]
commonName = supplied
userId = optional
organizationalUnitName = optional
organizationName = optional
countryName = optional
[root]
basicConstraints = critical,CA:true
keyUsage = critical,keyCertSign,cRLSign
[issuing]
basicConstraints = critical,CA:true,pathlen:0
keyUsage = critical,keyCertSign,cRLSign
[signer]
basicConstraints = critical,CA:false
keyUsage = critical,digitalSignature,nonRepudiation
[tls]
basicConstraints = critical,CA:false
extendedKeyUsage = serverAuth,clientAuth
[mail]
basicConstraints = critical,CA:false
extendedKeyUsage = clientAuth,emailProtection
[tlsissuing]
basicConstraints = critical,CA:true,pathlen:0
extendedKeyUsage = serverAuth
[constrained]
basicConstraints = critical,CA:true,pathlen:0
nameConstraints = critical,permitted;dirName:constraint
[constraint]
commonName = Another body
[encipher]
basicConstraints = critical,CA:false
keyUsage = critical,keyEncipherment
[odd]
basicConstraints = critical,CA:false
1.2.3.4.5.6 = critical,ASN1:UTF8String:odd
[name]
commonName = supplied
CNF
: > "$keys/index.txt"

# key NAME ALGORITHM SIZE-OR-CURVE
key() {
    case $2 in
    rsa) openssl genpkey -quiet -algorithm RSA -pkeyopt "rsa_keygen_bits:$3" -out "$keys/$1.key" ;;
    ec) openssl genpkey -quiet -algorithm EC -pkeyopt "ec_paramgen_curve:$3" -out "$keys/$1.key" ;;
    esac
}

# certificate NAME SUBJECT EXTENSIONS ISSUER FROM TO [OPTION…]
certificate() {
    openssl req -new -utf8 -key "$keys/$1.key" -subj "$2" -out "$keys/$1.csr"
    if [ "$4" = "$1" ]; then
        set -- "$@" -selfsign -keyfile "$keys/$1.key"
    else
        set -- "$@" -cert "$keys/$4.pem" -keyfile "$keys/$4.key"
    fi
    name=$1 extensions=$3 begin=$5 end=$6
    shift 6
    openssl ca -batch -notext -utf8 -config "$keys/ca.cnf" -extensions "$extensions" \
        -startdate "$begin" -enddate "$end" -in "$keys/$name.csr" -out "$keys/$name.pem" "$@" 2>"$keys/log" ||
        { cat "$keys/log" >&2; exit 1; }
}

# store NAME CHAIN…
store() {
    name=$1
    shift
    cp "$keys/$name.pem" "$keys/chain.pem"
    for issuer; do cat "$keys/$issuer.pem" >> "$keys/chain.pem"; done
    openssl pkcs12 -export -name signer -inkey "$keys/$name.key" -in "$keys/chain.pem" \
        -passout pass:test -out "$keys/$name.p12"
}

from=20250101000000Z
to=20350101000000Z
test="O=THU NGHIEM (TEST)/C=VN"
key root rsa 2048
certificate root "/CN=Goc thu nghiem (test root)/$test" root root "$from" "$to"
key issuing rsa 2048
certificate issuing "/CN=CA thu nghiem (test CA)/$test" issuing root "$from" "$to"
key other rsa 2048
certificate other "/CN=Goc khac (other test root)/$test" root other "$from" "$to"

key rsa rsa 2048
certificate rsa "/CN=Sở Nội vụ tỉnh Hà Khê (test)/$test" signer issuing "$from" "$to"
key ec ec P-256
certificate ec "/CN=Văn thư xã An Phú (test)/$test" signer issuing "$from" "$to"
key ec384 ec P-384
certificate ec384 "/CN=Văn thư huyện Minh Sơn (test)/$test" signer issuing "$from" "$to"
key weak rsa 1024
certificate weak "/CN=Khóa yếu (test)/$test" signer issuing "$from" "$to"
key expired rsa 2048
certificate expired "/CN=Hết hạn (test)/$test" signer issuing "$from" 20251231000000Z
key encipher rsa 2048
certificate encipher "/CN=Không để ký (test)/$test" encipher issuing "$from" "$to"
key odd rsa 2048
certificate odd "/CN=Phần mở rộng lạ (test)/$test" odd issuing "$from" "$to"
key below rsa 2048
certificate below "/CN=Cấp bởi người ký (test)/$test" signer rsa "$from" "$to"
key stranger rsa 2048
certificate stranger "/CN=Người lạ (test)/$test" signer other "$from" "$to"
key tls rsa 2048
certificate tls "/CN=Sở Nội vụ tỉnh Hà Khê (test TLS)/$test" tls issuing "$from" "$to"
key mail rsa 2048
certificate mail "/CN=Sở Nội vụ tỉnh Hà Khê (test mail)/$test" mail issuing "$from" "$to"
key sha1 rsa 2048
certificate sha1 "/CN=Sở Nội vụ tỉnh Hà Khê (test SHA-1)/$test" signer issuing "$from" "$to" -md sha1
# A person, whose body is the organisation; an office known by its identifier alone.
key staff rsa 2048
certificate staff "/CN=Trần Thị Minh Hà (test)/OU=Văn phòng/O=SỞ NỘI VỤ TỈNH HÀ KHÊ/C=VN" signer issuing "$from" "$to"
key identified rsa 2048
certificate identified "/UID=H37.02/CN=Văn thư (test)/$test" signer issuing "$from" "$to"
# Issuers that are short, for TLS alone, or bound to names.
key weakca rsa 1024
certificate weakca "/CN=CA yếu (test)/$test" issuing root "$from" "$to"
key tlsca rsa 2048
certificate tlsca "/CN=CA TLS (test)/$test" tlsissuing root "$from" "$to"
key namedca rsa 2048
certificate namedca "/CN=CA giới hạn tên (test)/$test" constrained root "$from" "$to"
for issuer in weakca tlsca namedca; do
    key "by_$issuer" rsa 2048
    certificate "by_$issuer" "/CN=Sở Nội vụ tỉnh Hà Khê (test $issuer)/$test" signer "$issuer" "$from" "$to"
    store "by_$issuer" "$issuer" root
done
for signer in tls mail sha1 staff identified; do store "$signer" issuing root; done
for signer in rsa ec ec384 weak expired encipher odd; do store "$signer" issuing root; done
store below rsa issuing root
store stranger other
cp "$keys/root.pem" root.pem
cp "$keys/issuing.pem" issuing.pem
cp "$keys/other.pem" other.pem
cp "$keys/ec.pem" ec.pem
cp "$keys/namedca.pem" namedca.pem

javac -d "$keys" Sign.java
sign() {
    out=$1 key=$2
    shift 2
    java -cp "$keys" Sign in=packet.xml out="$out.edxml" key="$keys/$key.p12" "$@"
}
dsig=http://www.w3.org/2000/09/xmldsig
more=http://www.w3.org/2001/04/xmldsig-more
exclusive='http://www.w3.org/2001/10/xml-exc-c14n#'
inclusive11=http://www.w3.org/2006/12/xml-c14n11

sign rsa_sha256 rsa chain=3
sign rsa_sha1 rsa chain=2 "signature=$dsig#rsa-sha1" "digest=$dsig#sha1"
sign rsa_sha512 rsa chain=2 "signature=$more#rsa-sha512" digest=http://www.w3.org/2001/04/xmlenc#sha512
sign rsa_sha384 rsa chain=2 "signature=$more#rsa-sha384" "digest=$more#sha384" "canonical=$inclusive11"
sign rsa_pss rsa chain=2 signature=http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1
sign ecdsa_p256 ec chain=2 "signature=$more#ecdsa-sha256" "canonical=$exclusive"
sign ecdsa_p384 ec384 chain=2 "signature=$more#ecdsa-sha384" "canonical=$exclusive" prefix=ds
sign exclusive rsa chain=2 "canonical=$exclusive"
sign comments rsa chain=2 "canonical=${exclusive}WithComments" "transform=${exclusive}WithComments"
sign by_id rsa chain=2 "refs=#header,#body,#attachments" "canonical=$exclusive"
sign by_id_inclusive rsa chain=2 "refs=#header,#body,#attachments"
sign prefix_list rsa chain=2 "refs=#header,#body,#attachments" "transform=$exclusive" "inclusive=xsi #default"
sign no_transform rsa chain=2 "refs=#header,#body,#attachments" transform=none
sign header_only ec chain=2 "refs=#header" "signature=$more#ecdsa-sha256" "canonical=$exclusive"
sign one_attachment rsa chain=2 "refs=#header,#body,#attachment-1" "canonical=$exclusive"
sign signing_time rsa chain=2 time=2026-01-05T08:30:00+07:00
sign expired expired chain=2
sign expired_in_time expired chain=2 time=2025-06-01T08:30:00+07:00
sign expired_loose_time expired chain=2 time=2025-06-01T08:30:00+07:00 loosetime=1
sign weak_key weak chain=2
for signer in tls mail sha1 staff identified by_weakca by_tlsca by_namedca encipher; do sign "$signer" "$signer" chain=2; done
sign odd_extension odd chain=2
sign below below chain=3
sign untrusted stranger chain=2
sign hmac rsa chain=2 "signature=$more#hmac-sha256"
sign external rsa chain=2 "refs=#header" external=cid:1 "canonical=$exclusive"
odd() {
    out=$1
    shift
    java -cp "$keys" Sign in=odd.xml out="$out.xml" key="$keys/ec.p12" "signature=$more#ecdsa-sha256" "$@"
}
odd odd_inclusive refs=,#part
odd odd_exclusive refs=,#part "canonical=$exclusive"
odd odd_11 refs=,#part "canonical=$inclusive11"
odd odd_comments refs=,#part "canonical=http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments"
odd odd_prefixes refs=,#part "transform=$exclusive" "inclusive=a b unused #default"
java -cp "$keys" Sign in=compact.xml out=compact.edxml key="$keys/rsa.p12" chain=2
java -cp "$keys" Sign in=header_only.edxml out=two.edxml key="$keys/rsa.p12" chain=2 \
    "refs=#body,#attachments" "canonical=$exclusive" signatureid=second
again() {
    from=$1 out=$2
    shift 2
    java -cp "$keys" Sign in="$from.edxml" out="$out.edxml" key="$keys/rsa.p12" chain=2 \
        "canonical=$exclusive" signatureid=second "$@"
}
# One signer twice: both signatures hold the header, or each a part alone.
sign once rsa chain=2 "refs=#header,#body" "canonical=$exclusive"
again once twice "refs=#header,#attachments"
sign once rsa chain=2 "refs=#header" "canonical=$exclusive"
again once apart "refs=#body,#attachments"
rm once.edxml
