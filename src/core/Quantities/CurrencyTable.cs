namespace Outturn.Quantities;

/// <summary>
/// The currencies of ISO 4217 that have a minor unit, fund codes included. Metals, drawing rights
/// and test codes (XAU, XDR, XTS…) have none and cannot be paid in, so they are left out. Codes
/// withdrawn since 2020 (ANG, BGN, CUC, HRK, SLL, ZWL) stay, because past schemes were paid in
/// them. Columns: code, places, symbol (or -), the noun of one, the noun of several where it is
/// not the first with an s.
/// </summary>
internal static class CurrencyTable
{
    private const string Rows = """
        AED|2|-|UAE dirham
        AFN|2|-|afghani
        ALL|2|-|lek|lekë
        AMD|2|-|Armenian dram
        ANG|2|-|Netherlands Antillean guilder
        AOA|2|-|kwanza|kwanza
        ARS|2|$|Argentine peso
        AUD|2|$|Australian dollar
        AWG|2|-|Aruban florin
        AZN|2|₼|Azerbaijan manat|Azerbaijan manat
        BAM|2|-|convertible mark
        BBD|2|$|Barbados dollar
        BDT|2|৳|taka|taka
        BGN|2|-|Bulgarian lev|Bulgarian leva
        BHD|3|-|Bahraini dinar
        BIF|0|-|Burundi franc
        BMD|2|$|Bermudian dollar
        BND|2|$|Brunei dollar
        BOB|2|-|boliviano
        BOV|2|-|Bolivian mvdol
        BRL|2|R$|Brazilian real|Brazilian reais
        BSD|2|$|Bahamian dollar
        BTN|2|-|ngultrum|ngultrum
        BWP|2|-|pula|pula
        BYN|2|-|Belarusian rouble
        BZD|2|$|Belize dollar
        CAD|2|$|Canadian dollar
        CDF|2|-|Congolese franc
        CHE|2|-|WIR euro
        CHF|2|-|Swiss franc
        CHW|2|-|WIR franc
        CLF|4|-|unidad de fomento|unidades de fomento
        CLP|0|$|Chilean peso
        CNY|2|¥|yuan|yuan
        COP|2|$|Colombian peso
        COU|2|-|unidad de valor real|unidades de valor real
        CRC|2|₡|Costa Rican colón|Costa Rican colones
        CUC|2|-|convertible peso
        CUP|2|-|Cuban peso
        CVE|2|-|Cabo Verde escudo
        CZK|2|-|Czech koruna|Czech koruny
        DJF|0|-|Djibouti franc
        DKK|2|-|Danish krone|Danish kroner
        DOP|2|$|Dominican peso
        DZD|2|-|Algerian dinar
        EGP|2|-|Egyptian pound
        ERN|2|-|nakfa|nakfa
        ETB|2|-|birr|birr
        EUR|2|€|euro
        FJD|2|$|Fiji dollar
        FKP|2|£|Falkland Islands pound
        GBP|2|£|pound
        GEL|2|₾|lari|lari
        GHS|2|₵|cedi
        GIP|2|£|Gibraltar pound
        GMD|2|-|dalasi|dalasi
        GNF|0|-|Guinean franc
        GTQ|2|-|quetzal|quetzales
        GYD|2|$|Guyana dollar
        HKD|2|$|Hong Kong dollar
        HNL|2|-|lempira
        HRK|2|-|kuna|kuna
        HTG|2|-|gourde
        HUF|2|-|forint|forint
        IDR|2|-|rupiah|rupiah
        ILS|2|₪|shekel
        INR|2|₹|Indian rupee
        IQD|3|-|Iraqi dinar
        IRR|2|-|Iranian rial
        ISK|0|-|Icelandic króna|Icelandic krónur
        JMD|2|$|Jamaican dollar
        JOD|3|-|Jordanian dinar
        JPY|0|¥|yen|yen
        KES|2|-|Kenyan shilling
        KGS|2|-|Kyrgyz som|Kyrgyz som
        KHR|2|៛|riel
        KMF|0|-|Comorian franc
        KPW|2|-|North Korean won|North Korean won
        KRW|0|₩|won|won
        KWD|3|-|Kuwaiti dinar
        KYD|2|$|Cayman Islands dollar
        KZT|2|₸|tenge|tenge
        LAK|2|₭|kip|kip
        LBP|2|-|Lebanese pound
        LKR|2|-|Sri Lanka rupee
        LRD|2|$|Liberian dollar
        LSL|2|-|loti|maloti
        LYD|3|-|Libyan dinar
        MAD|2|-|Moroccan dirham
        MDL|2|-|Moldovan leu|Moldovan lei
        MGA|2|-|ariary|ariary
        MKD|2|-|denar|denari
        MMK|2|-|kyat|kyat
        MNT|2|₮|tugrik
        MOP|2|-|pataca
        MRU|2|-|ouguiya|ouguiya
        MUR|2|-|Mauritius rupee
        MVR|2|-|rufiyaa|rufiyaa
        MWK|2|-|Malawi kwacha|Malawi kwacha
        MXN|2|$|Mexican peso
        MXV|2|-|Mexican unidad de inversión|Mexican unidades de inversión
        MYR|2|-|Malaysian ringgit|Malaysian ringgit
        MZN|2|-|metical|meticais
        NAD|2|$|Namibia dollar
        NGN|2|₦|naira|naira
        NIO|2|-|córdoba
        NOK|2|-|Norwegian krone|Norwegian kroner
        NPR|2|-|Nepalese rupee
        NZD|2|$|New Zealand dollar
        OMR|3|-|Omani rial
        PAB|2|-|balboa
        PEN|2|-|sol|soles
        PGK|2|-|kina|kina
        PHP|2|₱|Philippine peso
        PKR|2|-|Pakistan rupee
        PLN|2|-|złoty|złotys
        PYG|0|₲|guarani|guaranies
        QAR|2|-|Qatari rial
        RON|2|-|Romanian leu|Romanian lei
        RSD|2|-|Serbian dinar
        RUB|2|₽|Russian rouble
        RWF|0|-|Rwanda franc
        SAR|2|-|Saudi riyal
        SBD|2|$|Solomon Islands dollar
        SCR|2|-|Seychelles rupee
        SDG|2|-|Sudanese pound
        SEK|2|-|Swedish krona|Swedish kronor
        SGD|2|$|Singapore dollar
        SHP|2|£|Saint Helena pound
        SLE|2|-|leone
        SLL|2|-|old leone
        SOS|2|-|Somali shilling
        SRD|2|$|Surinam dollar
        SSP|2|-|South Sudanese pound
        STN|2|-|dobra
        SVC|2|-|El Salvador colón|El Salvador colones
        SYP|2|-|Syrian pound
        SZL|2|-|lilangeni|emalangeni
        THB|2|฿|baht|baht
        TJS|2|-|somoni|somoni
        TMT|2|-|Turkmenistan manat|Turkmenistan manat
        TND|3|-|Tunisian dinar
        TOP|2|-|pa’anga|pa’anga
        TRY|2|₺|Turkish lira
        TTD|2|$|Trinidad and Tobago dollar
        TWD|2|$|New Taiwan dollar
        TZS|2|-|Tanzanian shilling
        UAH|2|₴|hryvnia
        UGX|0|-|Uganda shilling
        USD|2|$|US dollar
        USN|2|-|next-day US dollar
        UYI|0|-|Uruguay indexed peso unit
        UYU|2|$|Uruguayan peso
        UYW|4|-|unidad previsional|unidades previsionales
        UZS|2|-|Uzbekistan sum|Uzbekistan sum
        VED|2|-|digital bolívar|digital bolívares
        VES|2|-|bolívar soberano|bolívares soberanos
        VND|0|₫|dong|dong
        VUV|0|-|vatu|vatu
        WST|2|-|tala|tala
        XAF|0|-|Central African CFA franc
        XCD|2|$|East Caribbean dollar
        XCG|2|-|Caribbean guilder
        XOF|0|-|West African CFA franc
        XPF|0|-|CFP franc
        YER|2|-|Yemeni rial
        ZAR|2|-|rand|rand
        ZMW|2|-|Zambian kwacha|Zambian kwacha
        ZWG|2|-|Zimbabwe gold|Zimbabwe gold
        ZWL|2|$|Zimbabwe dollar
        """;

    /// <summary>Every row as a currency.</summary>
    public static IEnumerable<Currency> Read()
    {
        foreach (var row in Rows.Split('\n'))
        {
            var cells = row.TrimEnd('\r').Split('|');
            var symbol = cells[2] is "-" ? null : cells[2];
            var several = cells.Length > 4 ? cells[4] : cells[3] + "s";
            yield return new Currency(cells[0], cells[1][0] - '0', symbol, cells[3], several);
        }
    }
}
