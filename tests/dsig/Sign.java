import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.crypto.XMLStructure;
import javax.xml.crypto.dom.DOMStructure;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignatureMethod;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLObject;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.ExcC14NParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Signs a packet for the tests with the XML-DSig of the Java platform.
 *
 * <p>java Sign.java name=value… : in, out, key (PKCS#12, password "test"), signature, digest,
 * canonical, transform, refs ("" or "#id", comma separated), inclusive (prefix list), id (attribute
 * name of identifiers), time (SigningTime in a signed property), chain (how many certificates),
 * prefix (of the signature), external (a URI that is digested as given bytes).
 */
public final class Sign {
    private static final String XMLNS = "http://www.w3.org/2000/xmlns/";
    private static final String ETSI = "http://uri.etsi.org/01903/v1.3.2#";
    private static final String DS = "http://www.w3.org/2000/09/xmldsig#";

    public static void main(String[] arguments) throws Exception {
        Map<String, String> given = new HashMap<>();
        for (String argument : arguments) {
            int at = argument.indexOf('=');
            given.put(argument.substring(0, at), argument.substring(at + 1));
        }
        DocumentBuilderFactory documents = DocumentBuilderFactory.newInstance();
        documents.setNamespaceAware(true);
        Document document = documents.newDocumentBuilder().parse(given.get("in"));

        KeyStore store = KeyStore.getInstance("PKCS12");
        char[] password = "test".toCharArray();
        try (FileInputStream file = new FileInputStream(given.get("key"))) {
            store.load(file, password);
        }
        String alias = store.aliases().nextElement();
        PrivateKey key = (PrivateKey) store.getKey(alias, password);
        Certificate[] chain = store.getCertificateChain(alias);
        int sent = Math.min(chain.length, Integer.parseInt(given.getOrDefault("chain", "1")));

        XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
        String canonical = given.getOrDefault("canonical", "http://www.w3.org/TR/2001/REC-xml-c14n-20010315");
        String transform = given.getOrDefault("transform", canonical);
        DigestMethod digest = factory.newDigestMethod(
                given.getOrDefault("digest", "http://www.w3.org/2001/04/xmlenc#sha256"), null);

        List<Reference> references = new ArrayList<>();
        for (String uri : given.getOrDefault("refs", "").split(",", -1)) {
            List<Transform> transforms = new ArrayList<>();
            if (uri.isEmpty()) {
                transforms.add(factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null));
            }
            if (!transform.equals("none")) {
                transforms.add(transform(factory, transform, given.get("inclusive")));
            }
            references.add(factory.newReference(uri, digest, transforms, null, null));
        }
        List<XMLObject> objects = new ArrayList<>();
        if (given.containsKey("time")) {
            Element property = document.createElementNS(DS, "SignatureProperties");
            property.setAttributeNS(XMLNS, "xmlns", DS);
            property.setAttribute("Id", "properties");
            property.setIdAttribute("Id", true);
            Element one = document.createElementNS(DS, "SignatureProperty");
            one.setAttribute("Target", "#signature");
            Element time = document.createElementNS(ETSI, "SigningTime");
            time.setAttributeNS(XMLNS, "xmlns", ETSI);
            time.setTextContent(given.get("time"));
            one.appendChild(time);
            property.appendChild(one);
            objects.add(factory.newXMLObject(
                    Collections.<XMLStructure>singletonList(new DOMStructure(property)), null, null, null));
            if (!given.containsKey("loosetime")) {
                references.add(factory.newReference("#properties", digest,
                        Collections.singletonList(factory.newTransform(canonical, (TransformParameterSpec) null)),
                        null, null));
            }
        }
        if (given.containsKey("external")) {
            byte[] bytes = Files.readAllBytes(Path.of(given.get("in")));
            byte[] value = java.security.MessageDigest.getInstance("SHA-256").digest(bytes);
            references.add(factory.newReference(given.get("external"), digest, null, null, null, value));
        }
        SignatureMethod method = factory.newSignatureMethod(
                given.getOrDefault("signature", "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"), null);
        SignedInfo info = factory.newSignedInfo(
                factory.newCanonicalizationMethod(canonical, (C14NMethodParameterSpec) null), method, references);
        KeyInfoFactory keys = factory.getKeyInfoFactory();
        KeyInfo keyInfo = keys.newKeyInfo(Collections.singletonList(
                keys.newX509Data(Arrays.asList(chain).subList(0, sent))));

        NodeList headers = document.getElementsByTagNameNS("*", "edXMLHeader");
        Element parent = headers.getLength() > 0 ? (Element) headers.item(0) : document.getDocumentElement();
        java.security.Key with = given.getOrDefault("signature", "").contains("hmac")
                ? new javax.crypto.spec.SecretKeySpec(chain[0].getPublicKey().getEncoded(), "HmacSHA256") : key;
        DOMSignContext context = new DOMSignContext(with, parent);
        if (given.containsKey("prefix")) {
            context.setDefaultNamespacePrefix(given.get("prefix"));
        }
        context.setProperty("org.jcp.xml.dsig.secureValidation", Boolean.FALSE);
        markIds(document.getDocumentElement(), given.getOrDefault("id", "Id"), context);
        factory.newXMLSignature(info, keyInfo, objects, given.getOrDefault("signatureid", "signature"), null)
                .sign(context);

        javax.xml.transform.Transformer writer = TransformerFactory.newInstance().newTransformer();
        writer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
        try (FileOutputStream out = new FileOutputStream(given.get("out"))) {
            writer.transform(new DOMSource(document), new StreamResult(out));
        }
    }

    private static Transform transform(XMLSignatureFactory factory, String uri, String inclusive) throws Exception {
        if (inclusive == null) {
            return factory.newTransform(uri, (TransformParameterSpec) null);
        }
        return factory.newTransform(uri, new ExcC14NParameterSpec(Arrays.asList(inclusive.split(" "))));
    }

    private static void markIds(Element element, String name, DOMSignContext context) {
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            org.w3c.dom.Attr attribute = (org.w3c.dom.Attr) element.getAttributes().item(i);
            String local = attribute.getLocalName();
            if (name.equals(local)) {
                context.setIdAttributeNS(element, attribute.getNamespaceURI(), local);
            }
        }
        NodeList children = element.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            if (children.item(i) instanceof Element) {
                markIds((Element) children.item(i), name, context);
            }
        }
    }
}
